/** Time to first token falls into two groups. */
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

export const latencyTwoModes: FindingRule = (observations) => {
  const picked = pick(observations, "latency-modes", "features").filter(({ value }) => value.features.modes === 2);
  if (picked.length === 0) return [];
  const first = picked[0]?.value.features ?? {};
  return [{
    id: "latency-two-modes", area: "latency", severity: "info", credibility: "possible",
    title: "Time to first token falls into two groups",
    detail: `About ${Math.round(first.lowMs ?? 0)} ms and ${Math.round(first.highMs ?? 0)} ms; ${Math.round(100 * (first.highShare ?? 0))} % are in the slower one.`,
    evidence: evidenceOf(picked), innocentCauses: [{ cause: "load, warm and cold workers, or several honest backends", checked: false, result: "timing alone cannot tell" }],
    remedy: "Nothing to do on this alone; repeat at another hour.",
  }];
};
