/** Reasoning is billed that no reply shows. */
import type { Finding } from "../../model/finding.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** One or two may be a slip of a meter. */
const fewestReplies = 3;

/** Information only: makers of reasoning models hide it as a rule. */
export const reasoningUnseen: FindingRule = (observations) => pick(observations, "unseen-reasoning", "features").flatMap((picked): Finding[] => {
  const { replies = 0, reasoning = 0, output = 0 } = picked.value.features;
  if (replies < fewestReplies || output === 0) return [];
  const share = reasoning / output;
  return [{
    id: "reasoning-unseen", area: "billing", severity: "info", credibility: "possible",
    title: `${share < 0.01 ? "Less than 1" : Math.round(share * 100)} % of billed output is reasoning that is not shown`,
    detail: `${replies} replies report ${reasoning} reasoning tokens of ${output} output tokens, and show no reasoning. Whether they were made cannot be told from outside.`,
    evidence: evidenceOf([picked]),
    innocentCauses: [{ cause: "a model that reasons and whose maker hides it", checked: false, result: "see whether the maker says that this model reasons" }, { cause: "a host that strips reasoning", checked: false, result: "ask for a setting that shows it" }],
    remedy: "Of a model that does not reason, ask the vendor what these tokens are; of one that does, ask for a reply with reasoning turned off.",
  }];
});
