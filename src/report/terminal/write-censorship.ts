/** Sensitive questions beside their controls on the terminal; nothing where none were asked. */
import type { Report } from "../../model/report.js";
import { describeCensorship } from "../facts/describe-censorship.js";
import type { TerminalPage } from "./terminal-page.js";

export function writeCensorship(page: TerminalPage, { observations }: Report): void {
  const rows = describeCensorship(observations);
  if (rows.length === 0) return;
  page.heading("Censorship");
  page.table(["Topic", "Language", "Sensitive question", "Control", "Facts named"], rows.map(({ topic, language, sensitive, control, facts }) => [topic, language, sensitive, control, facts]));
}
