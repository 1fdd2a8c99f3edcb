/** Judges a recording again and writes or prints the report. */
import { join } from "node:path";
import { replayRecording } from "../../pipeline/replay-recording.js";
import { makeOutputFolder, writeReports } from "../../pipeline/write-reports.js";
import { chooseExitCode, toSeverity } from "../choose-exit-code.js";
import type { ReplayFlags } from "../commands/replay.js";
import type { ExitCode } from "../exit-codes.js";
import { printReport } from "../print-report.js";
import { toFormats } from "../to-formats.js";

export async function replay(recording: string, flags: ReplayFlags): Promise<ExitCode> {
  const formats = toFormats(flags.format);
  const failOn = toSeverity(flags.failOn);
  const report = await replayRecording({ recording, references: flags.reference ?? [] }, { redactText: flags.redactText === true });
  if (flags.out !== undefined) {
    makeOutputFolder(flags.out);
    writeReports(report, flags.out, formats);
  }
  const exitCode = chooseExitCode(report, failOn);
  printReport(report, { json: flags.json === true, quiet: flags.quiet === true, reportPath: flags.out === undefined ? null : join(flags.out, "report.md"), exitCode });
  return exitCode;
}
