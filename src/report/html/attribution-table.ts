/** Which layer withheld, how sure that is and why, as a table; nothing without a row. */
import type { AttributionRow } from "../facts/describe-attributions.js";
import { listEvidence } from "../facts/list-evidence.js";
import { table } from "./html-blocks.js";
import type { Markup } from "./markup.js";

export function attributionTable(caption: string, rows: readonly AttributionRow[]): Markup | null {
  return rows.length === 0 ? null : table({
    caption, head: ["Topic", "Language", "Layer", "Sure", "Whose", "Why", "Exchanges"],
    rows: rows.map(({ topic, language, layer, sure, whose, why, evidence }) => [topic, language, layer, sure, whose, why, listEvidence(evidence)]),
  });
}
