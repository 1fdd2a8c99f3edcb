/** Log-probability of an ordered sequence of answers whose shares are themselves uncertain (Pólya's urn; Johnson, Kotz & Balakrishnan 1997, ch. 35). */
import { gammaln } from "simple-statistics";

/** `counts` and `weights` in the same order; a weight is the prior count of that answer, above 0. */
export function logDirichletMultinomial(counts: readonly number[], weights: readonly number[]): number {
  let total = 0;
  let concentration = 0;
  let log = 0;
  for (const [index, weight] of weights.entries()) {
    const count = counts[index] ?? 0;
    total += count;
    concentration += weight;
    if (count > 0) log += gammaln(weight + count) - gammaln(weight);
  }
  return log + gammaln(concentration) - gammaln(concentration + total);
}
