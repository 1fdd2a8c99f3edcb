/** Whether counts lie above or below those of a reference by more than either strays. */

/** Templates with a date differ by a token from day to day, and backends by a few: a gap wider than both spreads together is none of these. Neither list is empty. */
export function judgeRange(seen: readonly number[], enrolled: readonly number[]): "added" | "less" | "inconclusive" {
  const [least, most] = [Math.min(...seen), Math.max(...seen)];
  const [low, high] = [Math.min(...enrolled), Math.max(...enrolled)];
  const spread = most - least + (high - low);
  if (least - high > spread) return "added";
  return low - most > spread ? "less" : "inconclusive";
}
