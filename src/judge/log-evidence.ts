/** How well prior counts explain the answers given; natural logarithm, in a sparse form that is fast enough for planning and simulation. */
import { logRising } from "../stats/log-rising.js";

/** Counts of a cell by place in its space: only the places that were answered. */
export type SparseCounts = readonly (readonly [place: number, count: number])[];

/** Prior counts with their sum. */
export interface Expected {
  readonly weights: Float64Array;
  readonly total: number;
}

export function toExpected(weights: Float64Array): Expected {
  return { weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
}

export function logEvidence({ weights, total }: Expected, counts: SparseCounts): number {
  let log = 0;
  let answers = 0;
  for (const [place, count] of counts) {
    log += logRising(weights[place] ?? 0, count);
    answers += count;
  }
  return log - logRising(total, answers);
}
