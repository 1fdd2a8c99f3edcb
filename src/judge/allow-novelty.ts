/** Prior counts that expect answers which a reference never gave at least this often. */

/** `counts` are the reference's own, in the order of `weights`. */
export function allowNovelty(weights: Float64Array, counts: Float64Array, least: number): Float64Array {
  const now = shareOfNew(weights, counts);
  if (least <= now || now <= 0) return weights;
  return weights.map((weight, place) => weight * ((counts[place] ?? 0) === 0 ? least / now : (1 - least) / (1 - now)));
}

/** Part of the expected answers that the reference never gave. */
export function shareOfNew(weights: Float64Array, counts: Float64Array): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, place) => sum + ((counts[place] ?? 0) === 0 ? weight : 0), 0) / total;
}
