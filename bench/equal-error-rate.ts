/** The rate at which as many genuine pairs are rejected as impostors are accepted, over all thresholds. */

/** Scores: the higher, the more genuine. Between two thresholds the mean of both rates is taken where they are closest. */
export function equalErrorRate(genuine: readonly number[], impostor: readonly number[]): number {
  const own = Float64Array.from(genuine).sort();
  const other = Float64Array.from(impostor).sort();
  let rejected = 0;
  let below = 0;
  let closest = Infinity;
  let rate = 1;
  for (const threshold of new Set([...own, ...other].sort((a, b) => a - b))) {
    while (rejected < own.length && (own[rejected] ?? Infinity) < threshold) rejected += 1;
    while (below < other.length && (other[below] ?? Infinity) < threshold) below += 1;
    const falseRejects = rejected / own.length;
    const falseAccepts = 1 - below / other.length;
    if (Math.abs(falseRejects - falseAccepts) < closest) {
      closest = Math.abs(falseRejects - falseAccepts);
      rate = (falseRejects + falseAccepts) / 2;
    }
  }
  return rate;
}
