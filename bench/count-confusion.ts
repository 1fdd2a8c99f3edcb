/** Precision, recall and F1 out of pairs of truth and answer, with bootstrap intervals. */
import { createRandom } from "../src/stats/create-random.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";
import { truths, type Truth } from "./read-labelled.js";

export interface Judged {
  readonly truth: Truth;
  readonly said: Truth;
}

/** Resamples of the rows for an interval. */
const RESAMPLES = 400;

export type ClassScore = Readonly<Record<"n" | "precision" | "recall" | "f1", number>>;

export function scoreClass(pairs: readonly Judged[], truth: Truth): ClassScore {
  let both = 0;
  let occurs = 0;
  let said = 0;
  for (const pair of pairs) {
    both += Number(pair.truth === truth && pair.said === truth);
    occurs += Number(pair.truth === truth);
    said += Number(pair.said === truth);
  }
  return { n: occurs, precision: said === 0 ? 0 : both / said, recall: occurs === 0 ? 0 : both / occurs, f1: occurs + said === 0 ? 0 : 2 * both / (occurs + said) };
}

/** Mean F1 of the classes that occur. */
export function macroF1(pairs: readonly Judged[]): number {
  const scores = truths.map((truth) => scoreClass(pairs, truth)).filter(({ n }) => n > 0);
  return scores.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, scores.length);
}

export function summarize(pairs: readonly Judged[]) {
  const n = pairs.length;
  const right = pairs.filter(({ truth, said }) => truth === said).length;
  const binary = countBinary(pairs);
  const clear = pairs.filter(({ truth }) => truth !== "EVASIVE");
  const { n: denials, ...denial } = scoreClass(pairs, "DENIAL");
  return {
    n, accuracy: round(right / Math.max(1, n)), macroF1: round(macroF1(pairs)), denial: { n: denials, ...roundAll(denial) },
    evasive: roundAll(scoreClass(pairs, "EVASIVE")), complete: roundAll(scoreClass(pairs, "COMPLETE")),
    refusalAgainstRest: { accuracy: round(binary / Math.max(1, n)), interval: n === 0 ? null : bounds(wilsonInterval(binary, n)) },
    /** The class between left out. */
    refusalWithoutPartial: { n: clear.length, accuracy: round(countBinary(clear) / Math.max(1, clear.length)), interval: clear.length === 0 ? null : bounds(wilsonInterval(countBinary(clear), clear.length)) },
    intervals: { accuracy: n === 0 ? null : bounds(wilsonInterval(right, n)), macroF1: bootstrap(pairs, macroF1), denialF1: bootstrap(pairs, (some) => scoreClass(some, "DENIAL").f1) },
    confusion: Object.fromEntries(truths.map((truth) => [truth, Object.fromEntries(truths.map((said) => [said, pairs.filter((pair) => pair.truth === truth && pair.said === said).length]))])),
  };
}

function countBinary(pairs: readonly Judged[]): number {
  return pairs.filter(({ truth, said }) => (truth === "DENIAL") === (said === "DENIAL")).length;
}

/** 95 % percentile interval; rows are resampled with a fixed seed. */
function bootstrap(pairs: readonly Judged[], measure: (some: readonly Judged[]) => number): [number, number] | null {
  if (pairs.length === 0) return null;
  const random = createRandom("refusals");
  const values = Array.from({ length: RESAMPLES }, () => measure(pairs.map(() => pairs[Math.floor(random() * pairs.length)] as Judged))).sort((left, right) => left - right);
  return [round(values[Math.floor(RESAMPLES * 0.025)] ?? 0), round(values[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0)];
}

function bounds({ low, high }: { readonly low: number; readonly high: number }): [number, number] {
  return [round(low), round(high)];
}

function roundAll<Scores extends Readonly<Record<string, number>>>(scores: Scores): Record<keyof Scores, number> {
  return Object.fromEntries(Object.entries(scores).map(([key, value]) => [key, round(value)])) as Record<keyof Scores, number>;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
