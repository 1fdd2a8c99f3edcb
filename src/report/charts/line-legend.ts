/** Which line is which: told apart by colour and by dashes, so that either is enough. */
import { markup, type Markup } from "../html/markup.js";

const styles = 6;
const rowHeight = 18;

export function lineClass(place: number): string {
  const style = (place % styles) + 1;
  return style === 1 ? "line s1" : `line s${style} dash${style}`;
}

/** One row of `rowHeight` for each name, from `top`. */
export function lineLegend(names: readonly string[], top: number): Markup[] {
  return names.map((name, place) => markup`<path class="${lineClass(place)}" d="M4 ${top + place * rowHeight}h34"/><text x="46" y="${top + 4 + place * rowHeight}">${name}</text>
`);
}
