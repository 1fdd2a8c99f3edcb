/** Chooses the questions that best tell all models apart, from training counts alone. */
import type { CellSpace } from "../src/judge/build-cell-space.js";

/**
 * Greedy: each next cell is the one that lowers the union bound on confusions most, sum over pairs of exp(−samples · Bhattacharyya distance).
 * Pairs of one alias group are left out. Returns cells in the order they were chosen.
 */
export function chooseCells(spaces: readonly CellSpace[], groups: readonly number[], cells: number, samples: number): number[] {
  const pairs = groups.flatMap((group, a) => groups.flatMap((other, b) => (b < a && other !== group ? [[a, b] as const] : [])));
  const distances = spaces.map((space) => Float64Array.from(pairs, ([a, b]) => bhattacharyya(space.weights[a] ?? null, space.weights[b] ?? null)));
  const total = new Float64Array(pairs.length);
  const chosen: number[] = [];
  while (chosen.length < Math.min(cells, spaces.length)) {
    let best = -1;
    let lowest = Infinity;
    for (const [cell, distance] of distances.entries()) {
      if (chosen.includes(cell)) continue;
      let bound = 0;
      for (let pair = 0; pair < pairs.length; pair += 1) bound += Math.exp(-samples * ((total[pair] ?? 0) + (distance[pair] ?? 0)));
      if (bound < lowest) [best, lowest] = [cell, bound];
    }
    const added = distances[best];
    for (let pair = 0; pair < pairs.length; pair += 1) total[pair] = (total[pair] ?? 0) + (added?.[pair] ?? 0);
    chosen.push(best);
  }
  return chosen;
}

function bhattacharyya(a: Float64Array | null, b: Float64Array | null): number {
  if (a === null || b === null) return 0;
  const [sumA, sumB] = [a, b].map((weights) => weights.reduce((sum, weight) => sum + weight, 0));
  const overlap = a.reduce((sum, weight, place) => sum + Math.sqrt((weight / (sumA ?? 1)) * ((b[place] ?? 0) / (sumB ?? 1))), 0);
  return -Math.log(Math.min(1, overlap));
}
