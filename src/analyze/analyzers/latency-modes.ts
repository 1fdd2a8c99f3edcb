/** Whether times to first token fall into two groups, as with a cache or two different backends behind one name. */
import type { Analyzer } from "../../model/analyzer.js";
import { findModes, LEAST_SAMPLES } from "../find-modes.js";
import { timeToFirstToken } from "./time-to-first-token.js";
import { refuseOptions } from "../no-options.js";
import { MS_DECIMALS, RATIO_DECIMALS, roundTo } from "../round-to.js";

/** Features: modes 1 with `medianMs`, or modes 2 with `lowMs`, `highMs` (medians) and `highShare`. No options. */
export const latencyModes: Analyzer<number> = {
  id: "latency-modes",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: refuseOptions("latency-modes"),
  extract: (transcript, options, subject, resources) => timeToFirstToken.extract(transcript, options, subject, resources),
  summarize({ samples }) {
    if (samples.length < LEAST_SAMPLES) return [{ state: "unavailable", note: `two groups need ${LEAST_SAMPLES} samples to be told apart, had ${samples.length}` }];
    const found = findModes(samples.map(({ value }) => value));
    const features = found.modes === 1
      ? { modes: 1, medianMs: roundTo(found.medianMs, MS_DECIMALS) }
      : { modes: 2, lowMs: roundTo(found.lowMs, MS_DECIMALS), highMs: roundTo(found.highMs, MS_DECIMALS), highShare: roundTo(found.highShare, RATIO_DECIMALS) };
    return [{ state: "observed", value: { kind: "features", features }, note: found.modes === 1 ? "one group" : "two groups" }];
  },
};
