/** comparison.html: one self-contained file, under the same policy as a report. */
import type { Compared, Comparison } from "../../model/comparison.js";
import { chartFrame, chartLabel, chartWidth, niceTicks } from "../charts/chart-frame.js";
import { comparedHead, describeCompared, describeDifference, orderDifferences } from "../facts/describe-compared.js";
import { formatUnit } from "../facts/format-number.js";
import { composePage } from "../html/compose-page.js";
import { code, figure, folded, list, prose, section, table } from "../html/html-blocks.js";
import { markup, type Markup } from "../html/markup.js";

/** As many names as a headline takes. */
const namedFirst = 3;
const tones = { "holds": "good", "undecided": "warn", "fails": "bad", "not-audited": "calm" } as const;

/** Ends in a line break. */
export function renderComparisonHtml({ rows, differences, sentence, next, notes, tool }: Comparison): string {
  const tone = rows.some(({ rank }) => rank !== null) ? "good" : rows.some(({ standing }) => standing === "undecided") ? "warn" : "bad";
  const drawing = latencyRanges(rows);
  return composePage({
    title: `Comparison of ${rows.length} endpoints`,
    body: markup`<header class="banner ${tone}">
<p class="kicker">Comparison of ${rows.length} endpoints</p>
<h1>${headline(rows)}</h1>
<p class="lead" dir="auto">${prose(sentence)}</p>
<p class="todo"><strong>What to do</strong> ${prose(next)}</p>
</header>
${section("ranking", "Ranking", table({
      caption: "A rank is given only to claims that hold; \"=\" marks those that cannot be told apart. First token: median with 95 % bounds.",
      head: comparedHead,
      rows: rows.map((row) => {
        const { rank, name, verdict, price, latency, limits, findings } = describeCompared(row, rows);
        return [rank, code(name), markup`<span class="chip ${tones[row.standing]}">${verdict}</span>`, price, latency, limits, findings];
      }),
    }))}${drawing === null ? null : section("latency", "Time to first token", figure("Medians with their 95 % bounds", drawing))}${section("differences", "Differences, and which are more than chance",
      differences.length === 0 ? markup`<p>Nothing could be compared.</p>` : table({
        caption: "Of each measure those that are not significant come first", head: ["Measure", "Pair", "Difference", "More than chance"],
        rows: orderDifferences(differences).map((difference) => {
          const { what, pair, said, verdict } = describeDifference(difference);
          return [what, pair, said, markup`<span class="chip ${difference.significant ? "good" : "calm"}">${verdict}</span>`];
        }),
      }))}${section("endpoints", "Endpoints", rows.map(({ name, baseUrl, model, claim, verdict, problem }) => folded(markup`${code(name)} at ${code(baseUrl)}`, markup`<p>Asked for ${code(model)}, sold as ${code(claim)}.</p>
<p dir="auto">${prose(verdict?.sentence ?? problem ?? "")}</p>`)))}${section("care", "Read with care", list(notes.map((note) => prose(note))))}`,
    footer: markup`Written by ${tool.name} ${tool.version}. This file needs no network and no script.`,
  });
}

function headline(rows: Comparison["rows"]): string {
  const first = rows.filter(({ rank }) => rank === 1).map(({ name }) => name);
  return first.length === 0 ? "None can be recommended" : first.length === 1 ? `${first[0] ?? ""} comes first` : first.length <= namedFirst ? `${first.slice(0, -1).join(", ")} and ${first.at(-1) ?? ""} share the first place` : `${first.length} share the first place`;
}

const rowHeight = 40;

/** null where fewer than two were measured alike. */
function latencyRanges(rows: readonly Compared[]): Markup | null {
  const known = rows.flatMap((row) => (row.latency === null ? [] : [{ ...row.latency, name: row.name, tone: tones[row.standing] }]));
  if (known.length < 2) return null;
  const highest = Math.max(...known.map(({ medianMs, high }) => Math.max(medianMs, high ?? 0)));
  const show = formatUnit(highest, "ms");
  const x = (value: number): number => 4 + ((chartWidth - 16) * value) / (highest || 1);
  const bottom = known.length * rowHeight;
  return chartFrame({
    height: bottom + 22,
    title: "Median time to first token",
    description: known.map(({ name, medianMs, samples }) => `${name}: ${show(medianMs)}, n = ${samples}`).join("; "),
    drawing: [
      niceTicks(0, highest).map((tick) => markup`<text class="soft ${x(tick) < 24 ? "" : x(tick) > chartWidth - 40 ? "end" : "mid"}" x="${x(tick)}" y="${bottom + 16}">${show(tick)}</text>
`),
      known.map(({ name, medianMs, low, high, tone, samples }, place) => markup`<text x="0" y="${place * rowHeight + 13}">${chartLabel(name, 40)} <tspan class="soft">${show(medianMs)}, n = ${samples}</tspan></text>
<rect class="track" x="4" y="${place * rowHeight + 20}" width="${chartWidth - 16}" height="8" rx="2"/>${low === null || high === null ? null : markup`<rect class="${tone}" x="${x(low)}" y="${place * rowHeight + 20}" width="${Math.max(2, x(high) - x(low))}" height="8" rx="2"/>`}<path class="middle" d="M${x(medianMs)} ${place * rowHeight + 17}v14"/>
`),
    ],
  });
}
