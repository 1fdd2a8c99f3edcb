/** The exchanges that reasons and findings point at, in short: what was asked and what came back. */
import type { Excerpt, Report } from "../../model/report.js";
import { chooseCited } from "../facts/choose-cited.js";
import { formatTime } from "../facts/format-number.js";
import { code, heading, join, paragraph, quotation, type Inline } from "./markdown-blocks.js";

export function excerptsSection(report: Report): string | null {
  const cited = chooseCited(report);
  if (cited.length === 0) return null;
  return join(
    heading(2, "Excerpts"),
    `The first characters of ${cited.length} of the exchanges cited above; the recording holds every byte.`,
    ...cited.map(renderExcerpt),
  );
}

function renderExcerpt({ id, probe, step, startedAt, responseId, prompt, reply, status }: Excerpt): string {
  const facts: Inline[] = [
    ...(probe === null ? [] : [`${probe}, step ${step}`]),
    ...(startedAt === null ? [] : [`${formatTime(startedAt)} UTC`]),
    ...(status === null ? [] : [`status ${status}`]),
  ];
  return join(
    heading(3, code(id)),
    [facts.map((fact) => paragraph(fact)).join(", "), ...(responseId === null ? [] : [paragraph("response id", code(responseId))])].filter((part) => part !== "").join("; "),
    "Asked:",
    quotation(prompt),
    "Answered:",
    quotation(reply),
  );
}
