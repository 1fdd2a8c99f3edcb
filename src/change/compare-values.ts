/** The right test for one pair of values, by their kind: what it found, how large it is, and whether that is large enough to be of interest. */
import type { ObservationValue } from "../model/observation.js";
import type { Random } from "../stats/create-random.js";
import { fisherExact } from "../stats/fisher-exact.js";
import { median } from "../stats/median.js";
import { fewestRanked, rankSum } from "../stats/rank-sum.js";
import { compareCounts } from "./compare-distributions.js";

export interface ValueComparison {
  readonly test: string;
  readonly effect: { readonly name: string; readonly value: number };
  /** null: exact, no chance is involved. */
  readonly pValue: number | null;
  /** Whether the effect is larger than what honest endpoints show from day to day. */
  readonly matters: boolean;
}

export type ValueResult = { readonly kind: "compared"; readonly comparison: ValueComparison } | { readonly kind: "untestable"; readonly why: string };

/**
 * Excess total variation of one question's answers that honest days show. Origin: nine days of one unchanged endpoint (B3IT data,
 * arXiv:2602.11083), 26 questions each: the most that any question moved beyond chance was 0.36.
 */
export const cellDrift = 0.4;
/** A ratio of medians that is worth a reader's time; latencies of one endpoint move by more than this within a day. */
export const latencyRatio = 1.25;
/** Slopes are exact; less than this is a rounding of what was fitted. */
const slopeTolerance = 0.02;

export interface ValueOptions {
  /** The model's own words, where honest drift is known. */
  readonly isAnswers: boolean;
  readonly random: Random;
  /** Draws of a simulated test at most. */
  readonly most: number;
}

export function compareValues(old: ObservationValue, fresh: ObservationValue, { isAnswers, random, most }: ValueOptions): ValueResult {
  if (old.kind === "rate" && fresh.kind === "rate") return compareRates(old, fresh);
  if (old.kind === "distribution" && fresh.kind === "distribution") {
    const { pValue, totalVariation, excess } = compareCounts([{ old: old.counts, new: fresh.counts }], random, most);
    return compared("permutation of answers, G statistic", "total variation", totalVariation, pValue, !isAnswers || excess > cellDrift);
  }
  if (old.kind === "samples" && fresh.kind === "samples") return compareSamples(old, fresh);
  if (old.kind === "count" && fresh.kind === "count") return old.count === fresh.count ? equal() : untestable("counts without what they were counted out of");
  if (old.kind === "line" && fresh.kind === "line") {
    const moved = Math.abs(old.slope - fresh.slope);
    const shifted = Math.abs(old.intercept - fresh.intercept);
    return compared("exact comparison of slope and intercept", "slope difference", moved, null, moved > slopeTolerance || shifted >= 1);
  }
  if (old.kind === "label" && fresh.kind === "label") return compared("exact comparison", "differs", old.label === fresh.label ? 0 : 1, null, old.label !== fresh.label);
  if (old.kind === "features" && fresh.kind === "features") return JSON.stringify(old) === JSON.stringify(fresh) ? equal() : untestable("single numbers whose spread is not known");
  return untestable("values of different kinds");
}

function compareRates(old: { readonly k: number; readonly n: number }, fresh: { readonly k: number; readonly n: number }): ValueResult {
  if (old.n === 0 || fresh.n === 0) return untestable("no samples");
  // Twice the smaller tail: a two-sided test that never undershoots its level.
  const pValue = Math.min(1, 2 * Math.min(fisherExact(old.k, old.n, fresh.k, fresh.n), fisherExact(fresh.k, fresh.n, old.k, old.n)));
  return compared("Fisher's exact test", "difference of shares", fresh.k / fresh.n - old.k / old.n, pValue, true);
}

function compareSamples(old: { readonly values: readonly number[]; readonly unit: string }, fresh: { readonly values: readonly number[]; readonly unit: string }): ValueResult {
  if (old.unit !== fresh.unit) return untestable(`${old.unit} against ${fresh.unit}`);
  if (Math.min(old.values.length, fresh.values.length) < fewestRanked) return untestable(`fewer than ${fewestRanked} values on one side`);
  const { pValue, superiority } = rankSum(old.values, fresh.values);
  const [before, after] = [median(old.values) ?? 0, median(fresh.values) ?? 0];
  if (before <= 0 || after <= 0 || old.unit === "ratio") return compared("rank-sum test", "chance of the larger value", superiority, pValue, true);
  const ratio = after / before;
  return compared("rank-sum test", "ratio of medians", ratio, pValue, Math.max(ratio, 1 / ratio) >= latencyRatio);
}

function compared(test: string, name: string, value: number, pValue: number | null, matters: boolean): ValueResult {
  return { kind: "compared", comparison: { test, effect: { name, value }, pValue, matters } };
}

function equal(): ValueResult {
  return compared("exact comparison", "differs", 0, null, false);
}

function untestable(why: string): ValueResult {
  return { kind: "untestable", why };
}
