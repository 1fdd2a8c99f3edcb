/** A diff of two reports for a terminal: the sentence, the lines that matter first, and how much could not be compared. */
import type { ReportDiff } from "../../model/diff.js";
import { formatCount, formatNumber } from "../facts/format-number.js";
import { TerminalPage, type TerminalLook } from "../terminal/terminal-page.js";
import { describeP, describeRow, shownFirst } from "./render-diff-markdown.js";

const shownRows = 12;

export function renderDiffTerminal(diff: ReportDiff, look: TerminalLook): string {
  const page = new TerminalPage(look);
  const paint = { "changed": page.paint.yellow, "no-change": page.paint.green, "not-comparable": page.paint.dim }[diff.outcome];
  page.labelled("Diff", diff.sentence, paint);
  for (const { sentence } of diff.changes.slice(0, shownFirst)) page.item(sentence);
  if (diff.changes.length > 0) {
    page.heading("Changed").table(["Signal", "Measure", "Where", "Old", "New", "Effect", "p"], diff.changes.slice(0, shownRows).map((line) => [
      line.signal, line.key, describeRow(line), line.old.text, line.new.text, `${line.effect.name} ${formatNumber(line.effect.value)}`, describeP(line.correctedPValue),
    ]));
  }
  if (diff.changes.length > shownRows) page.paragraph(`and ${formatCount(diff.changes.length - shownRows)} more; --json has them all`);
  if (diff.notComparable.length > 0) {
    page.heading("Not comparable");
    const whys = new Map<string, number>();
    for (const { why, count } of diff.notComparable) whys.set(why, (whys.get(why) ?? 0) + count);
    for (const [why, count] of [...whys].slice(0, shownRows)) page.item(`${formatCount(count)}: ${why}`);
  }
  for (const note of diff.notes) page.gap().paragraph(note);
  return page.toString();
}
