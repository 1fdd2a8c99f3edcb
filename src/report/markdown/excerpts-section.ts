/** The exchanges that reasons and findings point at, in short: what was asked and what came back. */
import type { Excerpt, Report } from "../../model/report.js";
import { formatTime } from "../facts/format-number.js";
import { code, heading, join, paragraph, quotation, type Inline } from "./markdown-blocks.js";

/** A reader compares a handful; all others are in report.json and whole in the recording. */
const shownExcerpts = 12;
const perCitation = 2;

export function excerptsSection(report: Report): string | null {
  const cited = chooseCited(report);
  if (cited.length === 0) return null;
  return join(
    heading(2, "Excerpts"),
    `The first characters of ${cited.length} of the exchanges cited above; the recording holds every byte.`,
    ...cited.map(renderExcerpt),
  );
}

/** The first few of every finding and reason, in the order of the excerpts. */
function chooseCited({ excerpts, findings, verdict }: Report): Excerpt[] {
  const known = new Set(excerpts.map(({ id }) => id));
  const ids = new Set<string>();
  const citations = [...findings, ...verdict.reasons.filter(({ result }) => result === "disagrees"), ...verdict.layers, ...verdict.reasons];
  for (const { evidence } of citations) {
    for (const id of evidence.filter((one) => known.has(one)).slice(0, perCitation)) if (ids.size < shownExcerpts) ids.add(id);
  }
  return excerpts.filter(({ id }) => ids.has(id));
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
