/** A comparison on the terminal. */
import type { Comparison } from "../../model/comparison.js";
import { comparedHead, describeCompared, describeDifference, orderDifferences } from "../facts/describe-compared.js";
import { TerminalPage, type TerminalLook } from "../terminal/terminal-page.js";

/** More are in comparison.json. */
const shownDifferences = 12;

export interface ComparisonLook extends TerminalLook {
  /** null: no file was written. */
  readonly path: string | null;
  readonly exitCode: number;
}

/** Ends in a line break. */
export function renderComparisonTerminal(comparison: Comparison, look: ComparisonLook): string {
  const page = new TerminalPage(look);
  page.labelled("Compared", comparison.sentence, page.paint.bold);
  page.labelled("Do", comparison.next);
  page.gap().table(comparedHead, comparison.rows.map((row) => {
    const { rank, name, verdict, price, latency, limits, findings } = describeCompared(row, comparison.rows);
    return [rank, name, verdict, price.replace(/ \(.*$/, ""), latency, limits, findings];
  }));
  for (const { name, problem } of comparison.rows) if (problem !== null) page.paragraph(`${name}: ${problem}`, page.paint.dim);
  const differences = orderDifferences(comparison.differences);
  if (differences.length > 0) {
    page.heading("Differences");
    page.table(["Measure", "Pair", "Difference", "More than chance"], differences.slice(0, shownDifferences).map((difference) => {
      const { what, pair, said, verdict } = describeDifference(difference);
      return [what, pair, said, verdict];
    }));
    if (differences.length > shownDifferences) page.paragraph(`${differences.length - shownDifferences} more are in comparison.json.`, page.paint.dim);
  }
  for (const note of comparison.notes) page.item(note);
  return page.gap().labelled("Files", look.path ?? "none was written").labelled("Exit code", String(look.exitCode)).toString();
}
