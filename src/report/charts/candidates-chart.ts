/** The posterior of every candidate as a bar, "none of these" among them. */
import type { Candidate } from "../../model/candidate.js";
import { nameCandidate } from "../facts/describe-candidates.js";
import { formatPercent } from "../facts/format-number.js";
import { markup, type Markup } from "../html/markup.js";
import { chartFrame, chartLabel, chartWidth } from "./chart-frame.js";

const rowHeight = 36;
/** Room for "over 99.9 %". */
const numberWidth = 84;
const barWidth = chartWidth - numberWidth;

/** `claimed`: what the endpoint says it serves, drawn in another colour. */
export function candidatesChart(candidates: readonly Candidate[], claimed: string, shown: number): Markup {
  const rows = candidates.slice(0, shown);
  const first = rows[0];
  return chartFrame({
    height: rows.length * rowHeight,
    title: "Probability of each candidate",
    description: first === undefined ? "No candidate." : `Likeliest: ${nameCandidate(first)} at ${formatPercent(first.posterior)}.`,
    drawing: rows.map((candidate, place) => drawRow(candidate, place * rowHeight, claimed)),
  });
}

function drawRow(candidate: Candidate, top: number, claimed: string): Markup {
  const name = nameCandidate(candidate);
  const isClaimed = candidate.fingerprint !== null && (candidate.model === claimed || candidate.fingerprint === claimed);
  // What is not nothing stays visible.
  const width = candidate.posterior > 0 ? Math.max(1.5, barWidth * candidate.posterior) : 0;
  return markup`<text x="0" y="${top + 13}">${chartLabel(name, isClaimed ? 42 : 54)}${isClaimed ? markup`<tspan class="soft"> (claimed)</tspan>` : null}</text>
<rect class="track" x="0" y="${top + 18}" width="${barWidth}" height="10" rx="2"/><rect class="${candidate.fingerprint === null ? "calm" : "bar"}" x="0" y="${top + 18}" width="${width}" height="10" rx="2"/>
<text class="end" x="${chartWidth}" y="${top + 28}">${formatPercent(candidate.posterior)}</text>
`;
}
