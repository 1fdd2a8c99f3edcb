/** Quantiles of a sample with bounds by order statistics, which assume nothing about the shape of what was measured. */

/** Two-sided level of an interval, one-sided of a bound. */
const level = 0.95;

/** Fewest samples by which a bound at 95 % exists: 1 − 2·0.5⁶, 1 − 0.95⁵⁹ and 1 − 0.99²⁹⁹ are the first to reach it. */
export const neededSamples = { p50: 6, p95: 59, p99: 299 } as const;

export interface Median { readonly value: number; readonly low: number; readonly high: number }
export interface UpperQuantile { readonly value: number; readonly atMost: number }

/** null below six values. */
export function medianInterval(values: readonly number[]): Median | null {
  const sorted = sortFinite(values);
  const n = sorted.length;
  if (n < neededSamples.p50) return null;
  // The largest rank whose lower tail still fits in half of what the level leaves.
  let rank = 0;
  while (binomialCdf(rank, n, 0.5) <= (1 - level) / 2) rank += 1;
  const low = sorted[rank - 1];
  const high = sorted[n - rank];
  return low === undefined || high === undefined ? null : { value: median(sorted), low, high };
}

/** The quantile and the value it is below at 95 %; null where the samples are too few for that. */
export function upperQuantile(values: readonly number[], quantile: 0.95 | 0.99): UpperQuantile | null {
  const sorted = sortFinite(values);
  const n = sorted.length;
  if (n < (quantile === 0.95 ? neededSamples.p95 : neededSamples.p99)) return null;
  let rank = Math.ceil(quantile * n);
  while (rank < n && binomialCdf(rank - 1, n, quantile) < level) rank += 1;
  const value = sorted[Math.ceil(quantile * n) - 1];
  const atMost = sorted[rank - 1];
  return value === undefined || atMost === undefined ? null : { value, atMost };
}

/** The plain median, for samples too few to bound it; null of nothing. */
export function plainMedian(values: readonly number[]): number | null {
  const sorted = sortFinite(values);
  return sorted.length === 0 ? null : median(sorted);
}

function sortFinite(values: readonly number[]): number[] {
  return values.filter(Number.isFinite).sort((left, right) => left - right);
}

function median(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** P(X ≤ k), each term from the one before it, in logarithms so that thousands of samples do not underflow. */
function binomialCdf(k: number, n: number, probability: number): number {
  let logTerm = n * Math.log1p(-probability);
  let sum = Math.exp(logTerm);
  for (let i = 1; i <= k; i += 1) {
    logTerm += Math.log((n - i + 1) / i) + Math.log(probability / (1 - probability));
    sum += Math.exp(logTerm);
  }
  return sum;
}
