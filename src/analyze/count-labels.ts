/** Counts labels that came from outside, bounded in number and length. */
import type { ObservationValue } from "../model/observation.js";

/** Different labels that one observation names; the rest are counted together. */
const LABELS = 200;
const LABEL_CHARACTERS = 120;
const others = "(others)";

/** In code-unit order, whichever came first. A name that JavaScript gives a meaning to is put between brackets. */
export function countLabels(labels: Iterable<string>): Extract<ObservationValue, { kind: "distribution" }> {
  const counts = new Map<string, number>();
  for (const label of labels) {
    const short = label.length > LABEL_CHARACTERS ? `${label.slice(0, LABEL_CHARACTERS)}…` : label;
    const name = short === "__proto__" ? "(__proto__)" : short;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1));
  const rest = byCount.slice(LABELS).reduce((sum, [, count]) => sum + count, 0);
  const kept = byCount.slice(0, LABELS).sort(([left], [right]) => (left < right ? -1 : 1));
  return { kind: "distribution", counts: Object.fromEntries(rest === 0 ? kept : [...kept, [others, rest]]) };
}
