/** Speed in Markdown. */
import type { Observation } from "../../model/observation.js";
import { describeSpeed } from "../facts/describe-speed.js";
import { listEvidence } from "../facts/list-evidence.js";
import { heading, join, table, type Inline } from "./markdown-blocks.js";

export function speedSection(observations: readonly Observation[]): string {
  const rows = describeSpeed(observations);
  if (rows.length === 0) return join(heading(2, "Speed"), "Not measured in this run.");
  return join(
    heading(2, "Speed"),
    "Medians with 95 % bounds by order statistics; n counts replies. The slow tails are given with a one-sided 95 % bound, and only where there are replies enough for one.",
    table(["Measure", "Where", "Median", "Slow 5 %", "Slow 1 %", "Exchange ids"], rows.map(({ measure, where, median, tails, evidence }): Inline[] => [measure, where, median, tails[0] ?? "", tails[1] ?? "", listEvidence(evidence)])),
  );
}
