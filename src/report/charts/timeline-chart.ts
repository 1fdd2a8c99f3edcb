/** Runs over time: what each said, and where a change was dated. */
import { formatTime } from "../facts/format-number.js";
import { markup, type Markup } from "../html/markup.js";
import { chartFrame, chartWidth } from "./chart-frame.js";

export interface TimelinePoint {
  /** ISO time, UTC. */
  readonly at: string;
  readonly state: "good" | "warn" | "bad" | "calm";
  /** The statistic of the alarm, as a share of its threshold; null where there is none. */
  readonly level: number | null;
  readonly label: string;
}

const left = 12;
const right = chartWidth - 12;
const top = 22;
const floor = 96;

/** null without two points in time. `changedAt`: the estimated date of a change. */
export function timelineChart(points: readonly TimelinePoint[], changedAt: string | null): Markup | null {
  const known = points.map((point) => ({ ...point, timeMs: Date.parse(point.at) })).filter(({ timeMs }) => Number.isFinite(timeMs)).sort((one, other) => one.timeMs - other.timeMs);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined || last.timeMs <= first.timeMs) return null;
  const x = (timeMs: number): number => left + ((right - left) * (timeMs - first.timeMs)) / (last.timeMs - first.timeMs);
  // The alarm's own threshold is the line; what is above it is drawn up to half as high again.
  const y = (level: number): number => floor - ((floor - top) * Math.min(1.5, Math.max(0, level))) / 1.5;
  const levels = known.filter((point): point is typeof point & { level: number } => point.level !== null);
  const changedMs = changedAt === null ? NaN : Date.parse(changedAt);
  return chartFrame({
    height: 138,
    title: "Runs over time",
    description: known.slice(-30).map(({ at, label }) => `${formatTime(at).slice(0, 10)}: ${label}`).join("; "),
    drawing: [
      levels.length > 1 ? markup`<path class="limit" d="M${left} ${y(1)}H${right}"/><text class="soft" x="${left}" y="${y(1) - 5}">alarm</text><path class="line s1" d="M${levels.map(({ timeMs, level }) => [x(timeMs), " ", y(level), " "])}"/>
` : null,
      Number.isFinite(changedMs) ? markup`<path class="grid" d="M${x(changedMs)} ${top - 8}V${floor + 12}"/><text class="soft ${x(changedMs) > chartWidth / 2 ? "end" : ""}" x="${x(changedMs) + (x(changedMs) > chartWidth / 2 ? -5 : 5)}" y="${top - 10}">changed about here</text>
` : null,
      markup`<path class="grid" d="M${left} ${floor + 12}H${right}"/>
`,
      known.map(({ timeMs, state, label, at }) => markup`<g><title>${formatTime(at)}: ${label}</title>${drawMark(state, x(timeMs), floor + 12)}</g>
`),
      markup`<text class="soft" x="${left}" y="${floor + 36}">${formatTime(first.at).slice(0, 10)}</text><text class="soft end" x="${right}" y="${floor + 36}">${formatTime(last.at).slice(0, 10)}</text>`,
    ],
  });
}

/** Told apart by shape as well as by colour. */
function drawMark(state: TimelinePoint["state"], x: number, y: number): Markup {
  switch (state) {
    case "good": return markup`<circle class="good" cx="${x}" cy="${y}" r="4.5"/>`;
    case "warn": return markup`<path class="warn" d="M${x} ${y - 5.5}l5.5 10h-11z"/>`;
    case "bad": return markup`<path class="bad" d="M${x - 5} ${y - 5}h10v10h-10z"/>`;
    case "calm": return markup`<path class="calm" d="M${x} ${y - 5}l5 5l-5 5l-5 -5z"/>`;
  }
}
