/** Mean milliseconds between the pieces of a reply: (last − first) / (pieces − 1), one value a reply. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { readArrivals } from "../read-arrivals.js";
import { MS_DECIMALS, roundTo } from "../round-to.js";

/** With fewer gaps one late packet is the whole figure. */
const LEAST_PIECES = 5;

/** A piece holds one token on most hosts and several on some, so that values of one host compare with its own. No options. */
export const interTokenLatency: Analyzer<number> = {
  id: "inter-token-latency",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: refuseOptions("inter-token-latency"),
  extract(transcript) {
    const arrivals = readArrivals(transcript);
    if (arrivals?.kind !== "value") return arrivals;
    const { pieces } = arrivals.value;
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined || pieces.length < LEAST_PIECES) return { kind: "missing", why: `fewer than ${LEAST_PIECES} pieces` };
    return last.atMs > first.atMs ? { kind: "value", value: roundTo((last.atMs - first.atMs) / (pieces.length - 1), MS_DECIMALS) } : { kind: "missing", why: "arrived all at once" };
  },
  summarize: ({ samples }) => [{ state: "observed", value: { kind: "samples", values: samples.map(({ value }) => value), unit: "ms" }, note: "per piece of the stream" }],
};
