/** Moderation on the terminal: how much was refused, and by whom; nothing where none were asked. */
import type { Report } from "../../model/report.js";
import { describeAttributions } from "../facts/describe-attributions.js";
import { describeModeration } from "../facts/describe-moderation.js";
import type { TerminalPage } from "./terminal-page.js";

export function writeModeration(page: TerminalPage, { observations, verdict: { withheld = [] } }: Report): void {
  const moderation = describeModeration(observations);
  if (moderation === null) return;
  page.heading("Moderation").paragraph(`${moderation.overall}.`);
  for (const { topic, language, layer, sure, why } of describeAttributions(withheld.filter(({ suite }) => suite === "moderation")).filter((row) => row.sure !== "–")) page.item(`${topic} (${language}) refused by ${layer}, ${sure} sure: ${why}`);
  page.table(["Topic", "Language", "Forbidden", "Look-alike"], moderation.rows.map(({ topic, language, unsafe, harmless }) => [topic, language, unsafe, harmless]));
}
