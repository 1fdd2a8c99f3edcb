/** The order of a diff's lines: what matters to a reader first. */
import { signals, type DiffLine } from "../model/diff.js";
import { strengths } from "../model/observation.js";

/** The first line of each signal before the second of any, signals by weight, then the smaller p-value, then the larger effect. */
export function rankLines(lines: readonly DiffLine[]): DiffLine[] {
  const ordered = lines.toSorted((a, b) => weigh(a) - weigh(b) || order(a) - order(b) || Math.abs(b.effect.value) - Math.abs(a.effect.value) || (a.key < b.key ? -1 : 1));
  const seen = new Set<string>();
  const first = ordered.filter((line) => {
    const known = seen.has(line.signal);
    seen.add(line.signal);
    return !known;
  });
  return [...first, ...ordered.filter((line) => !first.includes(line))];
}

/** Lines over all questions come before those of one. */
function order({ pValue, old }: DiffLine): number {
  return (old.value === null ? -1 : 0) + (pValue ?? 0);
}

function weigh({ signal, strength }: DiffLine): number {
  return signals.indexOf(signal) + (strength === "worthless" ? signals.length : 0) + strengths.indexOf(strength) / strengths.length;
}
