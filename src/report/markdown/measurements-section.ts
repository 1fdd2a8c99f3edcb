/** Everything else that was measured, one row each, and what could not be, with its reason. */
import type { Observation } from "../../model/observation.js";
import { isCensorship } from "../facts/describe-censorship.js";
import { isPath } from "../facts/describe-path.js";
import { isSpeed } from "../facts/describe-speed.js";
import { describeSubject } from "../facts/describe-subject.js";
import { describeObservation } from "../facts/describe-value.js";
import { formatCount } from "../facts/format-number.js";
import { listEvidence } from "../facts/list-evidence.js";
import { heading, join, table, type Inline } from "./markdown-blocks.js";

/** Words that say how far a measurement carries. */
const weights: Readonly<Record<Observation["strength"], string>> = {
  "strong": "strong",
  "reported": "as reported",
  "one-sided": "one-sided",
  "worthless": "none",
};

export function measurementsSection(observations: readonly Observation[]): string | null {
  const rows = observations.filter((observation) => observation.state !== "not-applicable" && !isSpeed(observation) && !isCensorship(observation) && !isPath(observation) && !isByPrompt(observation));
  if (rows.length === 0) return null;
  return join(
    heading(2, "Other measurements"),
    "Weight: strong evidence is costly to fake; one-sided evidence tells by a mismatch only; what has no weight is shown and never decides.",
    table(["Measure", "Where", "Value", "Missing", "Weight", "Exchange ids"], rows.map((observation): Inline[] =>
      [observation.key, describeSubject(observation), describeObservation(observation), formatCount(observation.missing), weights[observation.strength], listEvidence(observation.evidence)])),
  );
}

/** Hundreds of numbers, one a prompt, that only a comparison of two reports makes use of; they are in report.json. */
function isByPrompt({ analyzer }: Observation): boolean {
  return analyzer.id === "prompt-replies";
}
