/** Gates and accepted findings, for commands that judge one report. */
import { applyAccepts } from "../change/apply-accepts.js";
import { evaluateGates } from "../change/evaluate-gates.js";
import { gateFindings } from "../change/gate-findings.js";
import type { Severity } from "../model/finding.js";
import type { Accepted, AcceptRow, Gate, GateResult } from "../model/gate.js";
import type { Report } from "../model/report.js";

export { neverAccepted } from "../change/apply-accepts.js";

export interface GateOutcomes {
  readonly gates: readonly GateResult[];
  readonly accepted: readonly Accepted[];
  readonly warnings: readonly string[];
}

/** `at`: UTC, since accepted findings expire. */
export function checkGates(report: Report, rules: { readonly gates: readonly Gate[]; readonly accept: readonly AcceptRow[]; readonly failOn: Severity | null }, at: string): GateOutcomes {
  const accepts = applyAccepts(rules.accept, { endpoint: report.endpoint.baseUrl, target: null, findings: report.findings, at });
  return {
    gates: [...accepts.silence(evaluateGates(rules.gates, { report, status: null })), ...gateFindings(rules.failOn, accepts.open)],
    accepted: accepts.accepted, warnings: accepts.warnings,
  };
}
