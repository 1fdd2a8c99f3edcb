/** Writes and prints a report that was judged without sending anything, and gives its exit code. */
import { join } from "node:path";
import type { Report } from "../model/report.js";
import { makeOutputFolder, writeReports } from "../pipeline/write-reports.js";
import { chooseExitCode, toSeverity } from "./choose-exit-code.js";
import type { ExitCode } from "./exit-codes.js";
import { printReport } from "./print-report.js";
import { toFormats } from "./to-formats.js";

export interface OfflineFlags {
  out?: string; format?: string[]; failOn?: string; redactText?: boolean; json?: boolean; quiet?: boolean;
}

/** Flags are checked before `judge` is asked to work. Files are written only with --out. */
export async function finishReport(flags: OfflineFlags, judge: () => Promise<Report>): Promise<ExitCode> {
  const formats = toFormats(flags.format);
  const failOn = toSeverity(flags.failOn);
  const report = await judge();
  if (flags.out !== undefined) {
    makeOutputFolder(flags.out);
    writeReports(report, flags.out, formats);
  }
  const exitCode = chooseExitCode(report, failOn);
  printReport(report, { json: flags.json === true, quiet: flags.quiet === true, reportPath: flags.out === undefined ? null : join(flags.out, "report.md"), exitCode });
  return exitCode;
}
