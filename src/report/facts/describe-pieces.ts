/** Where stream pieces and named tokens end, as a number of pieces and their average length: the places themselves are for programs. */
import type { Observation } from "../../model/observation.js";
import { formatCount, formatNumber } from "./format-number.js";

/** What the analyzers' pieces are called. */
const names: Readonly<Record<string, string>> = { "chunk-edges": "piece", "token-strings": "token" };

/** Null where the observation is not of such ends. Of a text of its own it says too how many ends stand inside tokens of which class. */
export function describePieces({ analyzer, value, samples }: Observation): string | null {
  const name = Object.hasOwn(names, analyzer.id) ? names[analyzer.id] : undefined;
  if (name === undefined || value?.kind !== "features") return null;
  const { ceiling: _ceiling, characters, positions, ends, ...rest } = value.features;
  if (characters === undefined) return null;
  // The last piece ends with the text, which is no place inside it.
  const pieces = positions ?? (ends ?? Object.keys(rest).length) + 1;
  const inside = ends === undefined ? [] : Object.entries(rest).map(([id, count]) => `${formatCount(count)} inside tokens of ${id}`);
  return `${formatCount(pieces)} ${name}${pieces === 1 ? "" : "s"} of ${formatNumber(characters / pieces)} characters on average${inside.length === 0 ? "" : `; of ${formatCount(ends ?? 0)} ends ${inside.join(", ")}`} (n = ${formatCount(samples)})`;
}
