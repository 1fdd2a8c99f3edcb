/** Shows a finished report: the summary for people on stderr, the object itself on stdout when asked. */
import type { Report } from "../model/report.js";
import { reportAsJson, reportForTerminal } from "../pipeline/show-report.js";
import type { ExitCode } from "./exit-codes.js";
import { readTerminalLook } from "./read-terminal-look.js";

export interface PrintOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  /** null: no file was written. */
  readonly reportPath: string | null;
  readonly exitCode: ExitCode;
}

export function printReport(report: Report, { json, quiet, reportPath, exitCode }: PrintOptions): void {
  if (json) process.stdout.write(reportAsJson(report));
  if (quiet || json) return;
  const { colour, width } = readTerminalLook(process.stderr, process.env);
  process.stderr.write(reportForTerminal(report, { colour, width, reportPath, exitCode }));
}
