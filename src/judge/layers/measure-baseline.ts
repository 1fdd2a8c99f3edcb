/** What the answered questions of a run tell of the endpoint itself: how fast it begins, and what it bills beyond the words. */
import { count, type CellMarks, type StepMarks } from "./read-cells.js";
import type { RunBaseline } from "./run-tests.js";

/** Fewer timed answers give no floor. */
const leastTimes = 3;
/** A line through fewer questions, or through ones of about one length, is no line. */
const leastPrompts = 4;
const leastSpreadRatio = 1.8;

/** English questions only carry the line of tokens by characters: other scripts have other slopes, and mixing them would bend it. */
const lineLanguages = ["en", "es", "zh", "ru"];

export function measureBaseline(cells: readonly CellMarks[]): RunBaseline {
  const steps = cells.flatMap((cell) => [...cell.steps.values()]);
  const times = steps.flatMap(({ features }) => (features["answered-first-ms"] === undefined ? [] : [features["answered-first-ms"]]));
  const lines = lineLanguages.flatMap((language) => fitIntercept(cells.filter((cell) => cell.language === language).flatMap((cell) => [...cell.steps.values()])) ?? []);
  return {
    floorMs: times.length < leastTimes ? null : Math.min(...times),
    overheadTokens: lines.length === 0 ? null : lines.toSorted((left, right) => left - right)[Math.floor(lines.length / 2)] ?? null,
  };
}

/** Tokens billed where the line of tokens by characters meets zero characters; the robust line of Theil and Sen, so that no odd prompt bends it. */
function fitIntercept(steps: readonly StepMarks[]): number | null {
  const points = steps.filter(({ features }) => features["prompt-tokens"] !== undefined).map((step) => [count(step, "prompt-characters"), count(step, "prompt-tokens")] as const);
  const lengths = points.map(([length]) => length);
  if (points.length < leastPrompts || Math.max(...lengths) < leastSpreadRatio * Math.min(...lengths)) return null;
  const slopes = points.flatMap(([x, y], index) => points.slice(index + 1).flatMap(([otherX, otherY]) => (Math.abs(otherX - x) < 1 ? [] : [(otherY - y) / (otherX - x)])));
  const slope = middle(slopes);
  return slope === null ? null : middle(points.map(([x, y]) => y - slope * x));
}

function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  const at = Math.floor(sorted.length / 2);
  const upper = sorted[at];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[at - 1] ?? upper)) / 2;
}
