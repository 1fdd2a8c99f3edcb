/** The p-value of a simulated test, drawn only as long as it could still be small (Besag & Clifford 1991, Biometrika 78:301). */

/** Once so many draws reached the observed value, the p-value is known well enough to be of no interest. */
const enough = 20;

/** `draw` gives the statistic once more under the null; large values speak against it. At least 1 / (most + 1), never 0. */
export function monteCarloP(observed: number, draw: () => number, most = 19_999): number {
  // Sums in another order differ in their last digits; ties have to count as ties.
  const reach = observed - 1e-9 * Math.max(1, Math.abs(observed));
  let reached = 0;
  for (let draws = 1; draws <= most; draws += 1) {
    if (draw() < reach) continue;
    reached += 1;
    if (reached === enough) return reached / draws;
  }
  return (reached + 1) / (most + 1);
}
