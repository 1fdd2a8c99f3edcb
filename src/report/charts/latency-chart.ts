/** How measured times or speeds spread: one histogram a row on a common axis, with the median marked. */
import { formatCount, formatUnit } from "../facts/format-number.js";
import { plainMedian } from "../facts/quantile-interval.js";
import { constantMarkup, markup, type Markup } from "../html/markup.js";
import { chartFrame, chartLabel, chartWidth, niceTicks } from "./chart-frame.js";

export interface SpreadRow {
  readonly name: string;
  readonly values: readonly number[];
  /** Replies behind the values. */
  readonly samples: number;
}

const rowHeight = 62;
const labelHeight = 17;
const barHeight = 36;
const bins = 44;
const axisHeight = 24;
const left = 4;
const right = chartWidth - 12;
/** Beyond this ratio of high to low, a linear axis presses all but the tail into one bar. */
const logarithmicFrom = 30;

interface Axis { readonly place: (value: number) => number; readonly ticks: readonly number[] }

/** Rows without finite values are left out; null when none is left. */
export function latencyChart(title: string, unit: string, given: readonly SpreadRow[]): Markup | null {
  const rows = given.map((row) => ({ ...row, values: row.values.filter(Number.isFinite) })).filter(({ values }) => values.length > 0);
  if (rows.length === 0) return null;
  const axis = layAxis(rows.flatMap(({ values }) => extremes(values)));
  const bottom = rows.length * rowHeight;
  const middles = rows.map(({ values }) => plainMedian(values) ?? 0);
  const show = formatUnit(Math.max(...middles), shortUnit(unit));
  return chartFrame({
    height: bottom + axisHeight,
    title,
    description: rows.map(({ name, samples }, place) => `${name}: median ${show(middles[place] ?? 0)}, n = ${samples}`).join("; "),
    drawing: [
      axis.ticks.map((tick) => markup`<text class="soft ${anchorOf(axis.place(tick))}" x="${axis.place(tick)}" y="${bottom + 16}">${show(tick)}</text>
`),
      rows.map((row, place) => drawRow(row, place * rowHeight, axis, middles[place] ?? 0, show)),
    ],
  });
}

/** A unit is a word or three; whatever else came is cut. */
function shortUnit(unit: string): string {
  return unit.endsWith(" per second") && unit.length < 24 ? unit : chartLabel(unit, 14);
}

function extremes(values: readonly number[]): [number, number] {
  return [values.reduce((low, value) => Math.min(low, value), Infinity), values.reduce((high, value) => Math.max(high, value), -Infinity)];
}

function layAxis(ends: readonly number[]): Axis {
  const [low, high] = extremes(ends);
  const logarithmic = low > 0 && high / low > logarithmicFrom;
  const from = logarithmic ? Math.log10(low) : Math.min(0, low);
  const to = logarithmic ? Math.log10(high) : high;
  const span = to > from ? to - from : 1;
  const place = (value: number): number => left + ((right - left) * ((logarithmic ? Math.log10(Math.max(value, low)) : value) - from)) / span;
  const powers = Array.from({ length: Math.max(0, Math.floor(to) - Math.ceil(from) + 1) }, (_, step) => 10 ** (Math.ceil(from) + step));
  return { place, ticks: logarithmic ? (powers.length > 0 ? powers : [low, high]) : niceTicks(from, to) };
}

function anchorOf(x: number): string {
  return x < left + 20 ? "" : x > right - 26 ? "end" : "mid";
}

function drawRow({ name, values, samples }: SpreadRow, top: number, axis: Axis, middle: number, show: (value: number) => string): Markup {
  const counts = Array.from({ length: bins }, () => 0);
  const width = (right - left) / bins;
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((axis.place(value) - left) / width)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const floor = top + labelHeight + barHeight;
  // Longer than a text may be, and made of our own numbers.
  const bars = counts.map((count, bin) => (count === 0 ? "" : `M${round(left + bin * width)} ${floor}v${round((-barHeight * count) / most)}h${round(width - 0.8)}V${floor}z`)).join("");
  return markup`<text x="0" y="${top + 12}">${chartLabel(name, 32)} <tspan class="soft">median ${show(middle)}, n = ${formatCount(samples)}</tspan></text>
${axis.ticks.map((tick) => markup`<path class="grid" d="M${axis.place(tick)} ${top + labelHeight}V${floor}"/>`)}<path class="bar" d="${constantMarkup(bars)}"/><path class="middle" d="M${axis.place(middle)} ${floor}v${-barHeight - 3}"/><path class="grid" d="M${left} ${floor}H${right}"/>
`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
