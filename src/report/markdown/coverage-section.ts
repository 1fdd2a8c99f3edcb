/** What was asked of what exists, and what was left out and why. */
import type { RunSummary } from "../../model/report.js";
import { describeCoverage, describeSkipped } from "../facts/describe-run.js";
import { heading, join, list } from "./markdown-blocks.js";

export function coverageSection(run: RunSummary): string {
  const skipped = describeSkipped(run);
  return join(
    heading(2, "Coverage"),
    run.coverage.length === 0 ? "No suite was planned." : list(describeCoverage(run)),
    skipped.length === 0 ? null : join("Left out:", list(skipped)),
  );
}
