/** The excerpts a reader compares: the first few of every finding and reason, in the order of the exchanges. */
import type { Excerpt, Report } from "../../model/report.js";

/** A reader compares a handful; all others are in report.json and whole in the recording. */
const shownExcerpts = 12;
const perCitation = 2;

export function chooseCited({ excerpts, findings, verdict }: Report): Excerpt[] {
  const known = new Set(excerpts.map(({ id }) => id));
  const ids = new Set<string>();
  const citations = [...findings, ...verdict.reasons.filter(({ result }) => result === "disagrees"), ...verdict.layers, ...verdict.reasons];
  for (const { evidence } of citations) {
    for (const id of evidence.filter((one) => known.has(one)).slice(0, perCitation)) if (ids.size < shownExcerpts) ids.add(id);
  }
  return excerpts.filter(({ id }) => ids.has(id));
}
