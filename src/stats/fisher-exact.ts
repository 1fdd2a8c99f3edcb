/** Fisher's exact test, one-sided: could as many of the first kind or more fall on the first row by chance (Fisher 1934)? */
import { gammaln } from "simple-statistics";

/** `k` of `n` in the first row, `otherK` of `otherN` in the second; the probability of `k` or more given the margins. */
export function fisherExact(k: number, n: number, otherK: number, otherN: number): number {
  const hits = k + otherK;
  const all = n + otherN;
  let probability = 0;
  for (let row = k; row <= Math.min(n, hits); row += 1) {
    probability += Math.exp(logChoose(n, row) + logChoose(otherN, hits - row) - logChoose(all, hits));
  }
  return Math.min(1, probability);
}

function logChoose(n: number, k: number): number {
  return k < 0 || k > n ? -Infinity : gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
}
