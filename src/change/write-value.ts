/** A measured value in a few words, for a line of a diff; names from outside are bounded, and made safe where they are shown. */
import type { ObservationValue } from "../model/observation.js";
import { median } from "../stats/median.js";

const shownNames = 3;
const NAME_CHARACTERS = 40;

export function writeValue(value: ObservationValue): string {
  switch (value.kind) {
    case "count": return String(value.count);
    case "rate": return `${value.k} of ${value.n}`;
    case "distribution": return writeCounts(value.counts);
    case "samples": return `median ${writeNumber(median(value.values) ?? 0)} ${value.unit}`;
    case "line": return `slope ${writeNumber(value.slope)}, intercept ${writeNumber(value.intercept)}`;
    case "label": return `"${value.label.slice(0, NAME_CHARACTERS)}"`;
    case "features": return Object.entries(value.features).slice(0, shownNames).map(([name, number]) => `${name.slice(0, NAME_CHARACTERS)} ${writeNumber(number)}`).join(", ");
  }
}

/** Most frequent first, ties by name. */
function writeCounts(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).filter(([, count]) => count > 0).sort(([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1));
  const shown = entries.slice(0, shownNames).map(([name, count]) => `"${name.slice(0, NAME_CHARACTERS)}" ${count}`);
  const rest = entries.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** Three significant digits. */
export function writeNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}
