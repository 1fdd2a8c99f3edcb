/** How to get the report again, and by which digests to know that it is the same. */
import type { Report } from "../../model/report.js";
import { describeDepth } from "../facts/describe-run.js";
import { code, heading, join, paragraph, table, type Inline } from "./markdown-blocks.js";

export function reproduceSection({ tool, run, endpoint, recordingDigest, suites }: Report): string {
  const rows: Inline[][] = [
    ["Tool", code(`${tool.name} ${tool.version}`)],
    ["Depth and seed", describeDepth(run)],
    ["Endpoint", code(endpoint.baseUrl)],
    ["Protocol", code(endpoint.protocol)],
    [run.source === "log" ? "Log (SHA-256)" : "Recording (SHA-256)", code(recordingDigest)],
    ...suites.map(({ id, version, digest }): Inline[] => [`Suite ${id}, version ${version}`, code(digest)]),
  ];
  const command = run.source === "log" ? "ai-audit identify --from LOG" : "ai-audit replay recording.jsonl";
  return join(
    heading(2, "How to reproduce"),
    paragraph(`\`${command}\` gives this report again from what was kept, without a network, with the same version and the same digests.`),
    table(["", "Value"], rows),
  );
}
