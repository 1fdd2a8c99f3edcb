/** Interval for the difference of two shares by Newcombe's hybrid score (Newcombe 1998, Statistics in Medicine 17:873, method 10). */
import { wilsonInterval, type ShareInterval } from "./wilson-interval.js";

/** Two-sided 95 % of k/n − otherK/otherN; [−1, 1] where a side has no samples. */
export function differenceInterval(k: number, n: number, otherK: number, otherN: number): ShareInterval {
  if (n === 0 || otherN === 0) return { low: -1, high: 1 };
  const [share, other] = [k / n, otherK / otherN];
  const [own, others] = [wilsonInterval(k, n), wilsonInterval(otherK, otherN)];
  return {
    low: Math.max(-1, share - other - Math.hypot(share - own.low, others.high - other)),
    high: Math.min(1, share - other + Math.hypot(own.high - share, other - others.low)),
  };
}
