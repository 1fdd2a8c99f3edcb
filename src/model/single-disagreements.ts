/** The disagreements that an inconsistent verdict rests on, of one question each: a row that only sums up others is left out, unless it stands alone. */
import type { VerdictReason } from "./verdict.js";

/** In the order of the reasons, the strongest first. */
export function singleDisagreements(reasons: readonly VerdictReason[]): readonly VerdictReason[] {
  const disagreeing = reasons.filter(({ result, evidence }) => result === "disagrees" && evidence.length > 0);
  const single = disagreeing.filter((reason) => !disagreeing.some((other) => other !== reason && other.evidence.length < reason.evidence.length && other.evidence.every((id) => reason.evidence.includes(id))));
  return single.length > 0 ? single : disagreeing;
}
