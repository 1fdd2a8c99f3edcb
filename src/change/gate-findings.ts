/** `--fail-on` as a gate, so that it is printed like any other. */
import { severities, type Finding, type Severity } from "../model/finding.js";
import type { GateResult } from "../model/gate.js";

/** `findings` without those that were accepted. null: no gate. */
export function gateFindings(failOn: Severity | null, findings: readonly Finding[]): GateResult[] {
  if (failOn === null) return [];
  const severe = findings.filter(({ severity }) => severities.indexOf(severity) >= severities.indexOf(failOn));
  return [{
    id: "fail-on", measure: `findings:${failOn}`, operator: "==", expected: 0, actual: severe.length, unit: "", samples: findings.length, interval: null,
    outcome: severe.length === 0 ? "pass" : "fail", why: severe.map(({ id }) => id).join(", "),
  }];
}
