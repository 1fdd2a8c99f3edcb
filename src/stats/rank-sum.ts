/** The rank-sum test of two groups of numbers (Mann & Whitney 1947), two-sided, with ties; exact chance is left to the normal approximation. */

export interface RankSum {
  readonly pValue: number;
  /** The chance that a number of the second group is the larger one, ties halved: 0.5 for equal groups. */
  readonly superiority: number;
}

/** Fewer than this in a group, and the approximation is not used: p = 1 (Siegel & Castellan 1988). */
export const fewestRanked = 5;

export function rankSum(left: readonly number[], right: readonly number[]): RankSum {
  const [n, m] = [left.length, right.length];
  if (n < fewestRanked || m < fewestRanked) return { pValue: 1, superiority: 0.5 };
  const all = [...left.map((value) => ({ value, second: false })), ...right.map((value) => ({ value, second: true }))].sort((a, b) => a.value - b.value);
  let rankTotal = 0;
  let ties = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1;
    const tied = end - start;
    ties += tied ** 3 - tied;
    const middle = (start + end + 1) / 2;
    for (let index = start; index < end; index += 1) if (all[index]?.second === true) rankTotal += middle;
    start = end;
  }
  const u = rankTotal - (m * (m + 1)) / 2;
  const count = n + m;
  const variance = ((n * m) / 12) * (count + 1 - ties / (count * (count - 1)));
  if (variance <= 0) return { pValue: 1, superiority: 0.5 };
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance);
  return { pValue: Math.min(1, 2 * upperTail(z)), superiority: u / (n * m) };
}

/** Of the standard normal distribution, relative error below 1.2e-7 (Numerical Recipes, 6.2: a Chebyshev fit of erfc). */
export function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const coefficients = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
  const fit = coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  const tail = 0.5 * t * Math.exp(-x * x + fit);
  return z >= 0 ? tail : 1 - tail;
}
