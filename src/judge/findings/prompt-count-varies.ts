/** Equal requests are counted differently, by more than honest templates differ. */
import type { Finding } from "../../model/finding.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** Providers of one open model differ by up to 35 tokens of template on the SpeechMap data; twice that is none. */
const largestHonestSpread = 70;

export const promptCountVaries: FindingRule = (observations) => pick(observations, "prompt-count-repeats", "features").filter(({ value }) => (value.features["largestSpread"] ?? 0) > largestHonestSpread).map((picked): Finding => ({
  id: "prompt-count-varies", area: "billing", severity: "medium", credibility: "possible",
  title: "Equal requests are counted differently",
  detail: `${picked.value.features["varying"] ?? 0} of ${picked.value.features["groups"] ?? 0} groups of equal requests were counted differently, by up to ${picked.value.features["largestSpread"] ?? 0} tokens: a pool of accounts or backends, some of them with a prompt of their own.`,
  evidence: evidenceOf([picked]),
  innocentCauses: [{ cause: "honest routing between providers with different chat templates", checked: true, result: `no more than ${largestHonestSpread} tokens apart, by what was measured` }],
  remedy: "Ask the vendor how requests are routed, and whether you can pin one backend.",
}));
