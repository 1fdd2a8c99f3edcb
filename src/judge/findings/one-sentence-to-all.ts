/** One sentence came in reply to questions that have nothing to do with each other. */
import type { Finding } from "../../model/finding.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** Two of many may be chance, such as one refusal to two delicate questions. */
const fewestReplies = 3;

export const oneSentenceToAll: FindingRule = (observations) => pick(observations, "repeated-sentence", "features").flatMap((picked): Finding[] => {
  const { replies = 0, probes = 0 } = picked.value.features;
  if (replies < fewestReplies) return [];
  return [{
    id: "one-sentence-to-all", area: "consistency", severity: "low", credibility: "certain",
    title: "One sentence comes in reply to different questions",
    detail: `${replies} replies to ${probes} probes are the same to the letter: "${picked.observation.note}". They are no answers of a model's own and count neither for nor against the claim.`,
    evidence: evidenceOf([picked]),
    innocentCauses: [{ cause: "a notice of the gateway, such as of an account that runs low", checked: false, result: "read it" }, { cause: "a refusal that a model has learned by heart", checked: false, result: "see which questions got it" }],
    remedy: "Ask the vendor where this sentence comes from, and run again without it: answers that it took the place of could not be compared.",
  }];
});
