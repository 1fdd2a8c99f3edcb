/** Findings, the worst first; equals stay in the order in which they were found. */
import { severities, type Finding } from "../../model/finding.js";

export function orderFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((left, right) => severities.indexOf(right.severity) - severities.indexOf(left.severity));
}
