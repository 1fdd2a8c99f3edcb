/** The agreement test: could an honest endpoint of the claimed model have given these answers? Monte-Carlo p-values by wording and over all. */
import { createRandom } from "../stats/create-random.js";
import { drawHonest, logRatio, type CellModel } from "./cell-model.js";
import type { ComparedCell } from "./compare-cells.js";

export interface CellResult {
  readonly cell: ComparedCell;
  /** For this cell alone. */
  readonly pValue: number;
  readonly logRatio: number;
}

export interface ClaimTest {
  readonly pValue: number;
  /** Mean total variation between answers and reference, beyond what an honest endpoint shows at these sample counts. */
  readonly effect: number;
  readonly validSamples: number;
  readonly cells: readonly CellResult[];
}

/** Draws behind each p-value: its smallest possible value is 1 in 2,000. */
export const simulations = 1999;

/** `seed` makes it repeatable: the same recording gives the same p-value. No cells give p = 1. */
export function testClaim(cells: readonly ComparedCell[], { seed }: { readonly seed: string }): ClaimTest {
  const random = createRandom(`claim/${seed}`);
  const draws = cells.map((cell) => Array.from({ length: simulations }, () => drawHonest(cell.model, cell.samples, random)));
  const honest = cells.map((cell, index) => (draws[index] ?? []).map((counts) => logRatio(cell.model, counts)));
  const results = cells.map((cell, index): CellResult => {
    const own = logRatio(cell.model, cell.counts);
    return { cell, logRatio: own, pValue: lowerTail(honest[index] ?? [], own) };
  });
  const sums = Array.from({ length: simulations }, (_, draw) => honest.reduce((sum, draws) => sum + (draws[draw] ?? 0), 0));
  const observed = results.reduce((sum, result) => sum + result.logRatio, 0);
  return {
    pValue: cells.length === 0 ? 1 : lowerTail(sums, observed),
    effect: excessVariation(cells, draws),
    validSamples: cells.reduce((sum, { samples }) => sum + samples, 0),
    cells: results,
  };
}

/** The Monte-Carlo p-value that counts the observation itself (Davison & Hinkley 1997, 4.2.3). */
function lowerTail(draws: readonly number[], observed: number): number {
  return (draws.filter((draw) => draw <= observed).length + 1) / (draws.length + 1);
}

function excessVariation(cells: readonly ComparedCell[], draws: readonly (readonly (readonly number[])[])[]): number {
  const samples = cells.reduce((sum, cell) => sum + cell.samples, 0);
  if (samples === 0) return 0;
  const excess = cells.map((cell, index) => {
    const own = draws[index] ?? [];
    const honest = own.reduce((sum, counts) => sum + totalVariation(cell.model, counts), 0) / Math.max(1, own.length);
    return cell.samples * (totalVariation(cell.model, cell.counts) - honest);
  });
  return excess.reduce((sum, value) => sum + value, 0) / samples;
}

/** Half the sum of absolute differences between the answers given and the shares expected. */
function totalVariation({ shares }: CellModel, counts: readonly number[]): number {
  const samples = counts.reduce((sum, count) => sum + count, 0);
  return samples === 0 ? 0 : shares.reduce((sum, share, index) => sum + Math.abs((counts[index] ?? 0) / samples - share), 0) / 2;
}
