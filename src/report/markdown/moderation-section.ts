/** Requests that vendors forbid beside harmless look-alikes, in Markdown; nothing where none were asked. */
import type { Report } from "../../model/report.js";
import { describeAttributions } from "../facts/describe-attributions.js";
import { describeModeration } from "../facts/describe-moderation.js";
import { listEvidence } from "../facts/list-evidence.js";
import { heading, join, paragraph, table, type Inline } from "./markdown-blocks.js";

export function moderationSection({ observations, verdict: { withheld = [] } }: Report): string | null {
  const moderation = describeModeration(observations);
  if (moderation === null) return null;
  const layers = describeAttributions(withheld.filter(({ suite }) => suite === "moderation"));
  return join(
    heading(2, "Moderation"),
    paragraph(`${moderation.overall}.`),
    "A refusal of the forbidden request is usual; a refusal of its harmless look-alike is not.",
    table(["Topic", "Language", "Forbidden", "Look-alike", "Exchange ids"], moderation.rows.map(({ topic, language, unsafe, harmless, evidence }): Inline[] => [topic, language, unsafe, harmless, listEvidence(evidence)])),
    layers.length === 0 ? null : join(heading(3, "Who refused"), table(["Topic", "Language", "Layer", "Sure", "Whose", "Why"], layers.map(({ topic, language, layer, sure, whose, why }): Inline[] => [topic, language, layer, sure, whose, why]))),
  );
}
