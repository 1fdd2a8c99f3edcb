/** Sensitive questions beside their controls, in Markdown; nothing where none were asked. */
import type { Observation } from "../../model/observation.js";
import { describeCensorship } from "../facts/describe-censorship.js";
import { listEvidence } from "../facts/list-evidence.js";
import { heading, join, table, type Inline } from "./markdown-blocks.js";

export function censorshipSection(observations: readonly Observation[]): string | null {
  const rows = describeCensorship(observations);
  if (rows.length === 0) return null;
  return join(
    heading(2, "Censorship"),
    "Each sensitive question has a control of the same form about a comparable event elsewhere. Facts: named of those asked for, sensitive / control.",
    table(["Topic", "Language", "Sensitive question", "Control", "Facts", "Party line", "Exchange ids"], rows.map(({ topic, language, sensitive, control, facts, partyLine, evidence }): Inline[] =>
      [topic, language, sensitive, control, facts, partyLine, listEvidence(evidence)])),
  );
}
