/** Draws answers one by one from Pólya's urn: the sampling side of the Dirichlet-multinomial, exact and cheap for few draws. */
import type { Random } from "./create-random.js";

/** Counts by position in `weights`. */
export function drawPolya(weights: readonly number[], draws: number, random: Random): number[] {
  const counts = weights.map(() => 0);
  let mass = weights.reduce((sum, weight) => sum + weight, 0);
  for (let drawn = 0; drawn < draws; drawn += 1) {
    let left = random() * mass;
    let index = 0;
    while (index < weights.length - 1) {
      left -= (weights[index] ?? 0) + (counts[index] ?? 0);
      if (left < 0) break;
      index += 1;
    }
    counts[index] = (counts[index] ?? 0) + 1;
    mass += 1;
  }
  return counts;
}
