/** Speed in Markdown. */
import type { Observation } from "../model/observation.js";
import { describeSpeed } from "./describe-speed.js";
import { listEvidence } from "./list-evidence.js";
import { heading, join, table, type Inline } from "./markdown-blocks.js";

export function speedSection(observations: readonly Observation[]): string {
  const rows = describeSpeed(observations);
  if (rows.length === 0) return join(heading(2, "Speed"), "Not measured in this run.");
  return join(
    heading(2, "Speed"),
    "Medians with 95 % bounds by order statistics; n counts replies.",
    table(["Measure", "Where", "Median", "p95", "p99", "Exchange ids"], rows.map(({ measure, where, median, p95, p99, evidence }): Inline[] => [measure, where, median, p95, p99, listEvidence(evidence)])),
  );
}
