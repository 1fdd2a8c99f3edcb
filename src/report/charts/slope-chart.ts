/** Reported tokens over the size of a prompt: a slope tells the tokenizer, the height at zero tells what is put before every prompt. */
import { formatNumber } from "../facts/format-number.js";
import { markup, type Markup } from "../html/markup.js";
import { chartFrame, chartLabel, chartWidth, niceTicks } from "./chart-frame.js";
import { lineClass, lineLegend } from "./line-legend.js";

export interface SlopeLine {
  readonly name: string;
  readonly slope: number;
  readonly intercept: number;
}

const left = 50;
const right = chartWidth - 14;
const top = 10;
const bottom = 182;
/** Copies of a probe's unit: as many as a probe sends at most. */
const copies = 4;
/** More lines than dashes can tell apart are in the table. */
const shownLines = 6;

/** null without a finite line. */
export function slopeChart(given: readonly SlopeLine[]): Markup | null {
  const lines = given.filter(({ slope, intercept }) => Number.isFinite(slope) && Number.isFinite(intercept)).slice(0, shownLines);
  if (lines.length === 0) return null;
  const ends = lines.flatMap(({ slope, intercept }) => [intercept, intercept + copies * slope]);
  const low = Math.min(0, ...ends);
  const high = Math.max(1, ...ends);
  const x = (count: number): number => left + ((right - left) * count) / copies;
  const y = (tokens: number): number => bottom - ((bottom - top) * (tokens - low)) / (high - low);
  return chartFrame({
    height: bottom + 42 + 18 * lines.length,
    title: "Input tokens reported for growing prompts",
    description: lines.map(({ name, slope, intercept }) => `${name}: ${formatNumber(intercept)} tokens at zero, ${formatNumber(slope)} for each further copy`).join("; "),
    drawing: [
      niceTicks(low, high).map((tick) => markup`<path class="grid" d="M${left} ${y(tick)}H${right}"/><text class="soft end" x="${left - 6}" y="${y(tick) + 4}">${formatNumber(tick)}</text>
`),
      [0, 1, 2, 3, copies].map((count) => markup`<text class="soft mid" x="${x(count)}" y="${bottom + 16}">${count}</text>
`),
      markup`<text class="soft mid" x="${x(copies / 2)}" y="${bottom + 32}">copies of the probe's text</text>
`,
      lines.map(({ slope, intercept }, place) => markup`<path class="${lineClass(place)}" d="M${x(0)} ${y(intercept)}L${x(copies)} ${y(intercept + copies * slope)}"/>
`),
      lineLegend(lines.map(({ name, slope, intercept }) => `${chartLabel(name, 34)}: ${formatNumber(intercept)} + ${formatNumber(slope)} a copy`), bottom + 48),
    ],
  });
}
