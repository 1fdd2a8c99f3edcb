/** Which differences between the compared are more than chance, after correction for how many were looked at. */
import type { Difference } from "../model/comparison.js";
import { fisherExact } from "../stats/fisher-exact.js";
import { holmCorrect } from "../stats/holm-correct.js";
import { fewestRanked, rankSum } from "../stats/rank-sum.js";
import type { MeasuredRow } from "./measure-compared.js";

/** As the verdict's own. */
export const comparisonAlpha = 0.01;
/**
 * Prices for 1,000 characters closer than this are called equal: answers vary in how many tokens a character takes. Halves of one
 * model's answers to 25 prompts each differ by less in 9 of 10 splits (SpeechMap, 30 models, 5,950 splits: median 2 %, 90th percentile 8.8 %).
 */
export const samePriceRatio = 0.09;

interface Draft extends Omit<Difference, "correctedPValue" | "significant"> {
  /** null: exact, and `significant` is known. */
  readonly pValue: number | null;
  readonly significant: boolean;
  /** Nothing to list, and counted all the same among the tests. */
  readonly equal: boolean;
}

/** Every pair that was audited, in every measure that both have; equal ones are not listed. */
export function testDifferences(rows: readonly MeasuredRow[]): Difference[] {
  const drafts = rows.flatMap((one, place) => rows.slice(place + 1).flatMap((other) => [comparePrice(one, other), compareLatency(one, other), compareLimits(one, other)].filter((draft) => draft !== null)));
  const tested = drafts.filter(({ pValue }) => pValue !== null);
  const corrected = holmCorrect(tested.map(({ pValue }) => pValue ?? 1));
  return drafts.filter(({ equal }) => !equal).map(({ pValue, equal: _equal, ...draft }) => {
    if (pValue === null) return { ...draft, correctedPValue: null };
    const correctedPValue = corrected[tested.findIndex((one) => one.measure === draft.measure && one.better === draft.better && one.worse === draft.worse)] ?? 1;
    return { ...draft, correctedPValue, significant: correctedPValue <= comparisonAlpha };
  });
}

function comparePrice(one: MeasuredRow, other: MeasuredRow): Draft | null {
  const [a, b] = [one.row.price?.usdPerThousandCharacters ?? null, other.row.price?.usdPerThousandCharacters ?? null];
  if (a === null || b === null) return null;
  const [better, worse] = a <= b ? [one, other] : [other, one];
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const ratio = low === 0 ? (high === 0 ? 1 : Infinity) : high / low;
  return { measure: "price", better: better.row.name, worse: worse.row.name, pValue: null, equal: ratio === 1, significant: ratio > 1 + samePriceRatio, sentence: ratio === Infinity ? "free against paid for" : `${Math.round(100 * (ratio - 1))} % dearer for 1,000 characters` };
}

function compareLatency(one: MeasuredRow, other: MeasuredRow): Draft | null {
  const [a, b] = [one.row.latency, other.row.latency];
  if (a === null || b === null) return null;
  const [better, worse] = a.medianMs <= b.medianMs ? [one, other] : [other, one];
  const enough = Math.min(a.samples, b.samples) >= fewestRanked;
  const { pValue } = rankSum(better.firstTokenMs, worse.firstTokenMs);
  return {
    measure: "latency", better: better.row.name, worse: worse.row.name, pValue, equal: a.medianMs === b.medianMs, significant: false,
    sentence: `median time to first token ${Math.round(Math.min(a.medianMs, b.medianMs))} against ${Math.round(Math.max(a.medianMs, b.medianMs))} ms${enough ? "" : `; fewer than ${fewestRanked} samples, so no test`}`,
  };
}

/** Requests that were refused for their rate or gave nothing usable; two-sided by doubling. */
function compareLimits(one: MeasuredRow, other: MeasuredRow): Draft | null {
  const [a, b] = [troubles(one), troubles(other)];
  if (a === null || b === null) return null;
  const [better, worse, low, high] = a.k * b.n <= b.k * a.n ? [one, other, a, b] : [other, one, b, a];
  return {
    measure: "limits", better: better.row.name, worse: worse.row.name, pValue: Math.min(1, 2 * fisherExact(high.k, high.n, low.k, low.n)), equal: low.k * high.n === high.k * low.n, significant: false,
    sentence: `${low.k} of ${low.n} against ${high.k} of ${high.n} requests refused for their rate or failed`,
  };
}

export function troubles({ row: { limits } }: MeasuredRow): { readonly k: number; readonly n: number } | null {
  return limits === null || limits.attempts === 0 ? null : { k: Math.min(limits.attempts, limits.rateLimited + limits.failed), n: limits.attempts };
}
