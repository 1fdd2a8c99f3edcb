/** Chooses the exit code of a report: the verdict, and findings only where `--fail-on` asks for it. */
import { AuditError } from "../model/audit-error.js";
import { severities, type Severity } from "../model/finding.js";
import type { GateResult } from "../model/gate.js";
import type { Report } from "../model/report.js";
import { exitCodes, type ExitCode } from "./exit-codes.js";

export function chooseExitCode({ verdict, findings }: Pick<Report, "verdict" | "findings">, failOn: Severity | null): ExitCode {
  if (verdict.claim === "inconsistent") return exitCodes.inconsistent;
  if (failOn !== null && findings.some(({ severity }) => severities.indexOf(severity) >= severities.indexOf(failOn))) return exitCodes.inconsistent;
  return verdict.claim === "consistent" ? exitCodes.holds : exitCodes.inconclusive;
}

/** As above, where `gates` hold what `--fail-on` asks, and more: one that fails, is unknown or was not measured is enough. */
export function chooseGatedExitCode({ verdict }: Pick<Report, "verdict">, gates: readonly GateResult[]): ExitCode {
  if (gates.some(({ outcome }) => outcome !== "pass" && outcome !== "accepted")) return exitCodes.inconsistent;
  return chooseExitCode({ verdict, findings: [] }, null);
}

/** null when the flag was not given. Throws AuditError on an unknown severity. */
export function toSeverity(text: string | undefined): Severity | null {
  if (text === undefined) return null;
  const known = severities.find((name) => name === text);
  if (known === undefined) throw new AuditError("bad-input", `--fail-on: "${text}" is not a severity`, `Give one of: ${severities.join(", ")}.`);
  return known;
}
