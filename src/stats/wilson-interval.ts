/** Interval for a share by Wilson's score (Wilson 1927, JASA 22:209): sound for few samples and shares near 0 or 1. */
const z95 = 1.959963984540054;

export interface ShareInterval { readonly low: number; readonly high: number }

/** Two-sided 95 %; [0, 1] for no samples. */
export function wilsonInterval(k: number, n: number, z = z95): ShareInterval {
  if (n === 0) return { low: 0, high: 1 };
  const share = k / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
