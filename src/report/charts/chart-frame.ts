/** What every drawing shares: a width that reads on a phone and on a desk, a name and a description for those who do not see it. */
import { makeVisible } from "../make-visible.js";
import { displayWidth } from "../terminal/wrap-text.js";
import { markup, type Content, type Markup } from "../html/markup.js";

/** User units. Text of 13 units is 10 px on a phone of 390 px and 15 px at the drawing's widest. */
export const chartWidth = 440;

export interface ChartParts {
  readonly height: number;
  readonly title: string;
  /** One sentence with the numbers that matter. */
  readonly description: string;
  readonly drawing: Content;
}

export function chartFrame({ height, title, description, drawing }: ChartParts): Markup {
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${chartWidth} ${height}" role="img" aria-label="${title}"><title>${title}</title><desc>${description}</desc>
${drawing}
</svg>`;
}

/** A name cut to so many columns; the table beside the drawing has it whole. */
export function chartLabel(name: string, columns: number): string {
  let shown = "";
  let used = 0;
  for (const character of makeVisible(name, 4 * columns)) {
    const size = displayWidth(character);
    if (used + size > columns - 1) return `${shown}…`;
    shown += character;
    used += size;
  }
  return shown;
}

/** Round numbers that span from 0, or from the lowest value, to the highest: 1, 2 or 5 times a power of ten apart. */
export function niceTicks(low: number, high: number, wanted = 4): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step - 1e-9) * step; tick <= high + 1e-9 * span; tick += step) ticks.push(Number(tick.toPrecision(12)));
  return ticks;
}
