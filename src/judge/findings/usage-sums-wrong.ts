/** Reported token counts contradict themselves. */
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

export const usageSumsWrong: FindingRule = (observations) => {
  const picked = pick(observations, "usage-sums", "rate").filter(({ value }) => value.k > 0);
  if (picked.length === 0) return [];
  const k = picked.reduce((sum, { value }) => sum + value.k, 0);
  const n = picked.reduce((sum, { value }) => sum + value.n, 0);
  return [{
    id: "usage-sums-wrong", area: "billing", severity: k === n ? "medium" : "low", credibility: "certain",
    title: "Reported token counts contradict themselves",
    detail: `In ${k} of ${n} replies that report usage, the parts and the total do not agree.`,
    evidence: evidenceOf(picked), innocentCauses: [{ cause: "a serving stack that counts reasoning outside its parts", checked: true, result: "reasoning and cached tokens were allowed for" }],
    remedy: "Ask the vendor by which of these numbers you are billed.",
  }];
};
