/** The observation of a group in which no exchange gave a value. */
import type { Measured, SampleGroup } from "../../model/analyzer.js";

export function nothingMeasured(group: SampleGroup<unknown>): Measured {
  if (group.missing.length === 0) return { state: "not-applicable", note: "no exchange has a bearing on it" };
  const reasons = [...new Set(group.missing.map(({ why }) => why))].slice(0, 3);
  return { state: "unavailable", note: `no valid reply: ${reasons.join("; ")}` };
}
