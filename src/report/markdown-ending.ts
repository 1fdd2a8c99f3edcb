/** The end of report.md: what was asked of what exists, what the report cannot tell, and how to get it again. */
import type { Report, RunSummary } from "../model/report.js";
import { describeCoverage, describeDepth, describeSkipped } from "./describe-run.js";
import { code, heading, inline, join, list, table, type Inline } from "./markdown-blocks.js";

export function coverageSection(run: RunSummary): string {
  const skipped = describeSkipped(run);
  return join(
    heading(2, "Coverage"),
    run.coverage.length === 0 ? "No suite was planned." : list(describeCoverage(run)),
    skipped.length === 0 ? null : join("Left out:", list(skipped)),
  );
}

export function limitsSection(limits: readonly string[]): string {
  return join(heading(2, "Limits"), limits.length === 0 ? "None stated." : list(limits));
}

export function reproduceSection({ tool, run, endpoint, recordingDigest, suites }: Report): string {
  const rows: Inline[][] = [
    ["Tool", code(`${tool.name} ${tool.version}`)],
    ["Depth and seed", describeDepth(run)],
    ["Endpoint", code(endpoint.baseUrl)],
    ["Protocol", code(endpoint.protocol)],
    ["Recording (SHA-256)", code(recordingDigest)],
    ...suites.map(({ id, version, digest }): Inline[] => [`Suite ${id}, version ${version}`, code(digest)]),
  ];
  const command = run.source === "log" ? "ai-audit identify --from LOG" : "ai-audit replay recording.jsonl";
  return join(
    heading(2, "How to reproduce"),
    `${inline(`\`${command}\``)} gives this report again from what was recorded, without a network, with the same version and the same digests.`,
    table(["", "Value"], rows),
  );
}
