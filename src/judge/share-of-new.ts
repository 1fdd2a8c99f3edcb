/** Part of the expected answers that a reference never gave; `counts` are its own, in the order of `weights`. */
export function shareOfNew(weights: Float64Array, counts: Float64Array): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, place) => sum + ((counts[place] ?? 0) === 0 ? weight : 0), 0) / total;
}
