/** The closest candidates: the posterior as a drawing, and all that it rests on as a table. */
import type { Report } from "../../model/report.js";
import { candidatesChart } from "../charts/candidates-chart.js";
import { describeCandidates } from "../facts/describe-candidates.js";
import { code, figure, section, table } from "./html-blocks.js";
import { markup, type Markup } from "./markup.js";

const shownCandidates = 10;

export function candidatesSection({ verdict: { candidates }, endpoint }: Report): Markup {
  if (candidates.length === 0) return section("candidates", "Candidates", markup`<p>No reference could be compared.</p>`);
  const rest = candidates.length - shownCandidates;
  return section("candidates", "Candidates",
    markup`<p>How well each reference explains the answers, against each other and against none of them. A probability says which of these is closest, not that the list is complete.</p>
`,
    figure("Probability of each candidate", candidatesChart(candidates, endpoint.claim, shownCandidates)),
    table({
      caption: "Candidates, likeliest first", head: ["Model", "Vendor", "Probability", "Reference compared", "Comparisons", "Log evidence"],
      rows: describeCandidates(candidates, shownCandidates).map(({ model, named, vendor, posterior, coverage, tests, logEvidence }) => [named ? code(model) : model, vendor, posterior, coverage, tests, logEvidence]),
    }),
    rest > 0 ? markup`<p class="small">${rest} less likely ones are in report.json.</p>` : null);
}
