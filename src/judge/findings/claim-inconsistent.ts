/** The answers are not those of the claimed model. */
import { singleDisagreements } from "../../model/single-disagreements.js";
import type { FindingRule } from "./finding-rule.js";

export const claimInconsistent: FindingRule = (_observations, { verdict }) => {
  if (verdict.claim !== "inconsistent") return [];
  return [{
    id: "claim-inconsistent", area: "identity", severity: "critical", credibility: "likely",
    title: "The answers are not those of the claimed model",
    detail: verdict.sentence,
    evidence: [...new Set(singleDisagreements(verdict.reasons).flatMap(({ evidence }) => evidence))],
    innocentCauses: verdict.innocentCauses,
    remedy: "Show the vendor the exchanges named here and ask which model served them; repeat with another seed, or beside a trusted endpoint.",
  }];
};
