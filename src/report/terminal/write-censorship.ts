/** Censorship on the terminal: what is withheld where, who withholds it, and the grid of topics by languages; nothing where none were asked. */
import type { Report } from "../../model/report.js";
import { describeAttributions } from "../facts/describe-attributions.js";
import { summarizeEffects } from "../facts/describe-effects.js";
import { describeLanguages } from "../facts/describe-languages.js";
import { describeMatrix } from "../facts/describe-matrix.js";
import type { TerminalPage } from "./terminal-page.js";

/** Layers named; the rest is in the report's files. */
const shownLayers = 4;

export function writeCensorship(page: TerminalPage, report: Report): void {
  const matrix = describeMatrix(report.observations);
  if (matrix === null) return;
  const { overall, regions, asked } = summarizeEffects(report);
  page.heading("Censorship");
  if (overall !== null) page.paragraph(`${overall}. ${asked}${asked === "" ? "" : "."}`);
  for (const region of regions) page.item(region);
  page.table(["Language", "Withheld (95 %)", "Controls", "How"], describeLanguages(report.observations).map(({ language, withheld, control, how }) => [language, withheld, control, how]));
  const rows = describeAttributions((report.verdict.withheld ?? []).filter(({ suite }) => suite !== "moderation")).filter(({ sure }) => sure !== "–");
  for (const { topic, language, layer, sure, why } of rows.slice(0, shownLayers)) page.item(`${topic} (${language}) withheld by ${layer}, ${sure} sure: ${why}`);
  // Topics that were answered throughout take no line of their own.
  const told = matrix.rows.filter(({ cells }) => cells.some((cell) => cell !== "" && cell !== "answered"));
  const answered = matrix.rows.length - told.length;
  if (told.length > 0) page.table(["Topic", ...matrix.languages], told.map(({ topic, cells }) => [topic, ...cells]));
  if (answered > 0) page.paragraph(`${answered} ${answered === 1 ? "topic was" : "topics were"} answered in every language asked.`);
}
