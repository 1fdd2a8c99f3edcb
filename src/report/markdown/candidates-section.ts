/** The closest candidates in Markdown. */
import type { Verdict } from "../../model/verdict.js";
import { describeCandidates } from "../facts/describe-candidates.js";
import { code, heading, join, paragraph, table, type Inline } from "./markdown-blocks.js";

const shownCandidates = 10;

export function candidatesSection({ candidates }: Verdict): string {
  if (candidates.length === 0) return join(heading(2, "Candidates"), "No reference could be compared.");
  const rest = candidates.length - shownCandidates;
  return join(
    heading(2, "Candidates"),
    paragraph("How well each reference explains the answers, against each other and against none of them. A probability says which of these is closest, not that the list is complete."),
    table(["Model", "Vendor", "Probability", "Reference compared", "Comparisons", "Log evidence"], describeCandidates(candidates, shownCandidates)
      .map(({ model, named, vendor, posterior, coverage, tests, logEvidence }): Inline[] => [named ? code(model) : model, vendor, posterior, coverage, tests, logEvidence])),
    rest > 0 ? `${rest} less likely ones are in report.json.` : null,
  );
}
