/** A proportion's 95 % interval after Wilson (1927), which stays within 0 and 1 and is honest at few samples. */

/** The normal quantile of a two-sided 95 %. */
const z = 1.959964;

/** null without a single trial. */
export function rateInterval(k: number, n: number): { readonly low: number; readonly high: number } | null {
  if (!(n > 0) || k < 0 || k > n) return null;
  const share = k / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { low: k === 0 ? 0 : Math.max(0, middle - half), high: k === n ? 1 : Math.min(1, middle + half) };
}
