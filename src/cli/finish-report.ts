/** Writes and prints a report that was judged without sending anything, and gives its exit code. */
import { join } from "node:path";
import { AuditError } from "../model/audit-error.js";
import type { Report } from "../model/report.js";
import { makeOutputFolder, writeReports } from "../pipeline/write-reports.js";
import { appendStepSummary } from "./append-step-summary.js";
import { chooseExitCode, toSeverity } from "./choose-exit-code.js";
import type { ExitCode } from "./exit-codes.js";
import { printReport } from "./print-report.js";
import { readSigningKey } from "./read-key.js";
import { signFolder } from "./sign-folder.js";
import { toFormats } from "./to-formats.js";

export interface OfflineFlags {
  out?: string; format?: string[]; failOn?: string; redactText?: boolean; sign?: string; json?: boolean; quiet?: boolean;
}

/** Flags are checked before `judge` is asked to work. Files are written only with --out. */
export async function finishReport(flags: OfflineFlags, judge: () => Promise<Report>): Promise<ExitCode> {
  const formats = toFormats(flags.format);
  const failOn = toSeverity(flags.failOn);
  const key = readSigningKey(flags.sign);
  if (key !== null && flags.out === undefined) throw new AuditError("bad-input", "--sign: there are no files to sign without --out", "Give --out DIR as well.");
  const report = await judge();
  if (flags.out !== undefined) {
    makeOutputFolder(flags.out);
    const written = writeReports(report, flags.out, formats, { failOn, origin: null });
    if (key !== null) await signFolder(flags.out, written, key);
  }
  const exitCode = chooseExitCode(report, failOn);
  printReport(report, { json: flags.json === true, quiet: flags.quiet === true, reportPath: flags.out === undefined ? null : join(flags.out, "report.md"), exitCode });
  appendStepSummary(report, exitCode);
  return exitCode;
}
