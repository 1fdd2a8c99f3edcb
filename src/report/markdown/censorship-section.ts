/** Censorship in Markdown: what is withheld where, who withholds it, the grid of topics by languages, then question by question; nothing where none were asked. */
import type { Report } from "../../model/report.js";
import { splitAttributions } from "../facts/describe-attributions.js";
import { describeCensorship } from "../facts/describe-censorship.js";
import { listEffects, summarizeEffects } from "../facts/describe-effects.js";
import { describeLanguages } from "../facts/describe-languages.js";
import { describeMatrix } from "../facts/describe-matrix.js";
import { sayFilters } from "../facts/describe-path.js";
import { listEvidence } from "../facts/list-evidence.js";
import { heading, join, labelled, list, paragraph, table, type Inline } from "./markdown-blocks.js";

export function censorshipSection(report: Report): string | null {
  const rows = describeCensorship(report.observations);
  if (rows.length === 0) return null;
  const { overall, regions, others, asked } = summarizeEffects(report);
  const matrix = describeMatrix(report.observations);
  const filters = sayFilters(report.verdict.layers);
  const effects = listEffects(report.verdict.effects ?? []);
  return join(
    heading(2, "Censorship"),
    overall === null ? null : labelled("In all:", `${overall}. ${asked}${asked === "" ? "" : "."}`),
    regions.length === 0 ? (overall === null ? null : paragraph("No region shows a difference beyond chance.")) : list(regions),
    regions.length === 0 || others === "" ? null : paragraph(`No difference beyond chance elsewhere: ${others}.`),
    table(["Language", "Withheld (95 %)", "Controls", "How"], describeLanguages(report.observations).map(({ language, withheld, control, how }): Inline[] => [language, withheld, control, how])),
    filters === "" ? null : paragraph(filters),
    whoWithheld(report),
    matrix === null ? null : join(
      heading(3, "Topics by languages"),
      table(["Topic", ...matrix.languages], matrix.rows.map(({ topic, cells }): Inline[] => [topic, ...cells])),
      "A dash was not asked. \"General refusal\": the comparable question was refused too, which is caution and no censorship.",
    ),
    effects.length === 0 ? null : join(heading(3, "By region, language and theme"), table(["By", "Name", "Withheld", "Controls", "Points more (95 %)"], effects)),
    heading(3, "Question by question"),
    "Each sensitive question has a control of the same form about a comparable event elsewhere. Facts: named of those asked for, sensitive / control.",
    table(["Topic", "Language", "Sensitive question", "Control", "Facts", "Party line", "Exchange ids"], rows.map(({ topic, language, sensitive, control, facts, partyLine, evidence }): Inline[] =>
      [topic, language, sensitive, control, facts, partyLine, listEvidence(evidence)])),
  );
}

function whoWithheld({ verdict: { withheld = [] } }: Report): string | null {
  const { told, untold } = splitAttributions(withheld.filter(({ suite }) => suite !== "moderation"));
  return told.length === 0 && untold === "" ? null : join(
    heading(3, "Who withheld"),
    untold === "" ? null : paragraph(untold),
    told.length === 0 ? null : table(["Topic", "Language", "Layer", "Sure", "Whose", "Why", "Exchange ids"], told.map(({ topic, language, layer, sure, whose, why, evidence }): Inline[] => [topic, language, layer, sure, whose, why, listEvidence(evidence)])),
  );
}
