/** Judges a log of past exchanges and writes or prints the report. */
import { join } from "node:path";
import { identifyLog } from "../../pipeline/identify-log.js";
import { makeOutputFolder, writeReports } from "../../pipeline/write-reports.js";
import { chooseExitCode, toSeverity } from "../choose-exit-code.js";
import type { IdentifyFlags } from "../commands/identify.js";
import type { ExitCode } from "../exit-codes.js";
import { printReport } from "../print-report.js";
import { toFormats } from "../to-formats.js";

export async function identify(flags: IdentifyFlags): Promise<ExitCode> {
  const formats = toFormats(flags.format);
  const failOn = toSeverity(flags.failOn);
  const report = await identifyLog({
    from: flags.from,
    claim: flags.claim,
    references: flags.reference ?? [],
    folders: flags.fingerprints ?? [],
    redactText: flags.redactText === true,
  });
  if (flags.out !== undefined) {
    makeOutputFolder(flags.out);
    writeReports(report, flags.out, formats);
  }
  const exitCode = chooseExitCode(report, failOn);
  printReport(report, { json: flags.json === true, quiet: flags.quiet === true, reportPath: flags.out === undefined ? null : join(flags.out, "report.md"), exitCode });
  return exitCode;
}
