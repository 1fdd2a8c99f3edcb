/** A diff of two reports as Markdown: what matters most first, equal things left out, and why the rest could not be compared. */
import type { DiffLine, NotComparable, ReportDiff } from "../../model/diff.js";
import { formatCount, formatNumber, formatTime } from "../facts/format-number.js";
import { describeSubject } from "../facts/describe-subject.js";
import { code, heading, join, list, paragraph, table, type Inline } from "../markdown/markdown-blocks.js";

/** What a reader sees before all else. */
export const shownFirst = 3;

export function renderDiffMarkdown(diff: ReportDiff): string {
  const first = diff.changes.slice(0, shownFirst);
  const rest = diff.changes.slice(shownFirst);
  return `${join(
    heading(1, "What changed"),
    paragraph(diff.sentence),
    table(["", "Model", "Endpoint", "Started (UTC)", "Verdict"], (["old", "new"] as const).map((side): Inline[] => {
      const { model, baseUrl, startedAt, verdict } = diff[side];
      return [side, code(model), baseUrl === "" ? "a log" : code(baseUrl), startedAt === null ? "" : formatTime(startedAt), verdict];
    })),
    ...(first.length === 0 ? [] : [heading(2, "First"), list(first.map(({ sentence }) => sentence)), changesTable(first)]),
    ...(rest.length === 0 ? [] : [heading(2, "Also changed"), changesTable(rest)]),
    ...(diff.notComparable.length === 0 ? [] : [heading(2, "Not comparable"), table(["Measure", "Where", "Why", "Rows"], diff.notComparable.map((row): Inline[] => [row.key, describeRow(row), row.why, formatCount(row.count)]))]),
    heading(2, "How it was compared"),
    list([
      `${formatCount(diff.compared)} comparisons; p-values are corrected for all of them (Holm), and a line is listed at ${formatNumber(diff.alpha)} or below.`,
      ...diff.notes,
    ]),
  )}\n`;
}

function changesTable(lines: readonly DiffLine[]): string {
  return table(["Signal", "Measure", "Where", "Old", "New", "Effect", "p, corrected", "Test"], lines.map((line): Inline[] => [
    line.signal, line.key, describeRow(line), `${line.old.text} (n = ${formatCount(line.old.samples)})`, `${line.new.text} (n = ${formatCount(line.new.samples)})`,
    `${line.effect.name} ${formatNumber(line.effect.value)}`, describeP(line.correctedPValue), line.test,
  ]));
}

export function describeRow(row: Pick<NotComparable, "subject" | "probe">): string {
  return describeSubject(row);
}

export function describeP(pValue: number | null): string {
  return pValue === null ? "exact" : pValue < 0.001 ? pValue.toExponential(1) : formatNumber(pValue);
}
