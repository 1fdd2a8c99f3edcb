/** Whether a trusted endpoint was asked beside, in one sentence: the strongest everyday evidence, or the lack of it. */
import type { Report } from "../../model/report.js";
import { formatCount } from "./format-number.js";

export function describeControl({ verdict: { control } }: Pick<Report, "verdict">): string {
  if (control === undefined) return "Control: no trusted endpoint was asked the same questions beside this one, so honest differences between providers were not measured in this run.";
  return `Control: ${control.model} at ${control.baseUrl} was asked the same questions beside, and gave ${formatCount(control.answers)} answers to ${formatCount(control.wordings)} wordings.`;
}
