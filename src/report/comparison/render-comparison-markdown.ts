/** comparison.md. */
import type { Comparison } from "../../model/comparison.js";
import { comparedHead, describeCompared, describeDifference, orderDifferences } from "../facts/describe-compared.js";
import { code, heading, join, labelled, list, paragraph, table, type Inline } from "../markdown/markdown-blocks.js";

/** Ends in a line break. */
export function renderComparisonMarkdown({ rows, differences, sentence, next, notes, tool }: Comparison): string {
  return `${join(
    heading(1, "Comparison of", `${rows.length} endpoints`),
    labelled("Result:", sentence),
    labelled("Do:", next),
    table(comparedHead, rows.map((row): Inline[] => {
      const { rank, name, verdict, price, latency, limits, findings } = describeCompared(row, rows);
      return [rank, code(name), verdict, price, latency, limits, findings];
    })),
    paragraph("A rank is given only to claims that hold; \"=\" marks those that cannot be told apart. First token: median with 95 % bounds."),
    heading(2, "Differences"),
    differences.length === 0 ? "Nothing could be compared." : table(["Measure", "Pair", "Difference", "More than chance"], orderDifferences(differences).map((difference): Inline[] => {
      const { what, pair, said, verdict } = describeDifference(difference);
      return [what, pair, said, verdict];
    })),
    heading(2, "Endpoints"),
    table(["Endpoint", "Address", "Asked for", "Sold as", "Verdict in a sentence"], rows.map(({ name, baseUrl, model, claim, verdict, problem }): Inline[] => [code(name), code(baseUrl), code(model), code(claim), verdict?.sentence ?? problem ?? ""])),
    heading(2, "Read with care"),
    list(notes),
    paragraph(`Written by ${tool.name} ${tool.version}.`),
  )}\n`;
}
