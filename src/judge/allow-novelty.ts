/** Prior counts that expect answers which a reference never gave at least this often. */
import { shareOfNew } from "./share-of-new.js";

/** `counts` are the reference's own, in the order of `weights`. */
export function allowNovelty(weights: Float64Array, counts: Float64Array, least: number): Float64Array {
  const now = shareOfNew(weights, counts);
  if (least <= now || now <= 0) return weights;
  return weights.map((weight, place) => weight * ((counts[place] ?? 0) === 0 ? least / now : (1 - least) / (1 - now)));
}
