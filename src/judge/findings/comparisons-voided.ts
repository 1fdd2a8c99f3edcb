/** Replies carry reasoning that the claim's reference was measured without, so that nothing strong can be compared. */
import { neverAsked, otherReasoning } from "../match-expectation.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

export const comparisonsVoided: FindingRule = (observations, { verdict, header, claimed }) => {
  const reasoned = pick(observations, "answer-distribution", "distribution").filter(({ observation: { conditions } }) => conditions !== null && conditions.reasoning !== "none");
  const strong = verdict.candidates.filter(({ fingerprint }) => fingerprint !== null && claimed.includes(fingerprint))
    .flatMap(({ comparisons }) => comparisons.filter(({ key, strength }) => key === "answer-distribution" && strength === "strong"));
  // A family's references were not all asked everything: what one of them never answered voids nothing.
  const voided = strong.filter(({ result, why }) => result === "skipped" && why === otherReasoning);
  if (reasoned.length === 0 || voided.length === 0 || !strong.every((one) => voided.includes(one) || (claimed.length > 1 && one.result === "skipped" && one.why === neverAsked))) return [];
  const answers = reasoned.reduce((sum, { observation: { samples } }) => sum + samples, 0);
  return [{
    id: "comparisons-voided", area: "identity", severity: "low", credibility: "certain",
    title: "Answers come with reasoning that the reference was measured without, so none was compared",
    detail: `${answers} answers to ${reasoned.length} one-word questions carried reasoning. ${claimed.length === 1 ? `The reference of ${header.endpoint.claim} answers` : `The ${claimed.length} references of ${header.endpoint.claim} answer`} without, and answers are compared only under the same setting: all ${voided.length} comparisons were skipped, which counts neither for the claim nor against it.`,
    evidence: evidenceOf(reasoned),
    innocentCauses: [
      { cause: "the vendor turned the model's reasoning on", checked: false, result: "ask which setting is on" },
      { cause: "the reference was measured with reasoning turned off", checked: true, result: "it was: see the skipped comparisons" },
    ],
    remedy: "Ask the vendor to turn reasoning off, or for the setting that does, and run again; or enrol a reference with reasoning on: `ai-audit enroll`.",
  }];
};
