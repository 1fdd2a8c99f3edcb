/** Output tokens a second of replies that report reasoning: what was never made takes no time. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { roundTo } from "../round-to.js";

/** Fewer say nothing: a reply takes some milliseconds whatever it holds. */
const fewestTokens = 64;

/** Reported output, reasoning included, over the whole time from sending to the last byte. No options. */
export const reasoningSpeed: Analyzer<number> = {
  id: "reasoning-speed",
  version: 1,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("reasoning-speed"),
  extract({ exchange: { outcome, final }, reply }) {
    const reasoning = reply?.usage?.reasoningTokens ?? null;
    if (!final || outcome.kind !== "response" || reasoning === null || reasoning < fewestTokens || outcome.endMs <= 0) return null;
    // Some hosts count reasoning into the output, others beside it.
    return { kind: "value", value: roundTo((Math.max(reasoning, reply?.usage?.outputTokens ?? 0) * 1000) / outcome.endMs, 1) };
  },
  summarize: ({ samples }) => [{ state: "observed", value: { kind: "samples", values: samples.map(({ value }) => value), unit: "tokens/s" }, note: "" }],
};
