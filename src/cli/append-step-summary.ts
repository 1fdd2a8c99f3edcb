/** Adds a summary to a GitHub job's page, where the command runs in one. */
import { appendFileSync } from "node:fs";
import type { Report } from "../model/report.js";
import { reportAsStepSummary } from "../pipeline/show-report.js";
import type { ExitCode } from "./exit-codes.js";

export function appendStepSummary(report: Report, exitCode: ExitCode): void {
  appendSummaryText(() => reportAsStepSummary(report, exitCode));
}

/** Nothing happens elsewhere; a summary that cannot be written is said, and changes no result. */
export function appendSummaryText(write: () => string): void {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === "") return;
  try {
    appendFileSync(path, `${write()}\n`);
  } catch (error) {
    process.stderr.write(`note: the job summary could not be written: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
