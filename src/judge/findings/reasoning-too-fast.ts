/** Reasoning tokens are reported that there was no time for. */
import type { Finding } from "../../model/finding.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** About twice what the fastest hosts publish for any model. */
const fastestTokensPerSecond = 5000;
/** One or two may be a slip of a meter. */
const fewestReplies = 3;

export const reasoningTooFast: FindingRule = (observations) => pick(observations, "reasoning-speed", "samples").flatMap((picked): Finding[] => {
  const fast = picked.value.values.filter((speed) => speed > fastestTokensPerSecond);
  if (fast.length < fewestReplies) return [];
  return [{
    id: "reasoning-too-fast", area: "billing", severity: "medium", credibility: "likely",
    title: "Reasoning is billed that there was no time for",
    detail: `${fast.length} of ${picked.value.values.length} replies with reasoning report ${Math.round(Math.min(...fast))} tokens a second or more; the fastest hosts publish about half of ${fastestTokensPerSecond}.`,
    evidence: evidenceOf([picked]),
    innocentCauses: [{ cause: "a stored reply that is sent again", checked: false, result: "see whether replies repeat" }, { cause: "a host faster than any that was known", checked: false, result: "ask the vendor for its speed" }],
    remedy: "Reasoning that is not shown cannot be counted from outside; ask the vendor for it.",
  }];
});
