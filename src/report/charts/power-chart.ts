/** The chance that this run would have noticed each share of replaced answers, one line a rival. */
import type { Power } from "../../model/verdict.js";
import { formatPercent } from "../facts/format-number.js";
import { markup, type Markup } from "../html/markup.js";
import { chartFrame, chartLabel, chartWidth } from "./chart-frame.js";
import { lineClass, lineLegend } from "./line-legend.js";

const left = 44;
const right = chartWidth - 14;
const top = 12;
const bottom = 162;
/** The usual bar of a test that is worth running. */
const goodPower = 0.8;

/** null where nothing could be computed. */
export function powerChart({ rows }: Power): Markup | null {
  const known = rows.filter((row): row is typeof row & { power: number } => row.power !== null);
  const rivals = [...new Set(known.map(({ against }) => against))];
  if (known.length < 2) return null;
  const x = (share: number): number => left + (right - left) * share;
  const y = (power: number): number => bottom - (bottom - top) * power;
  const points = (rival: string): typeof known => known.filter(({ against }) => against === rival).sort((one, other) => one.share - other.share);
  return chartFrame({
    height: bottom + 42 + 18 * Math.min(rivals.length, 6),
    title: "Chance of noticing a replaced share of answers",
    description: known.map(({ against, share, power }) => `${against}, share ${formatPercent(share)}: ${formatPercent(power)}`).join("; "),
    drawing: [
      [0, 0.5, 1].map((tick) => markup`<path class="grid" d="M${left} ${y(tick)}H${right}"/><text class="soft end" x="${left - 6}" y="${y(tick) + 4}">${formatPercent(tick)}</text>
<text class="soft ${tick === 1 ? "end" : "mid"}" x="${tick === 1 ? right + 10 : x(tick)}" y="${bottom + 16}">${formatPercent(tick)}</text>
`),
      markup`<path class="limit" d="M${left} ${y(goodPower)}H${right}"/><text class="soft mid" x="${x(0.5)}" y="${bottom + 32}">share of answers that another model gave</text>
`,
      rivals.slice(0, 6).map((rival, place) => markup`<path class="${lineClass(place)}" d="M${points(rival).map(({ share, power }) => [x(share), " ", y(power), " "])}"/>${points(rival).map(({ share, power }) => markup`<circle class="calm" cx="${x(share)}" cy="${y(power)}" r="2.6"/>`)}
`),
      lineLegend(rivals.slice(0, 6).map((rival) => chartLabel(rival, 56)), bottom + 48),
    ],
  });
}
