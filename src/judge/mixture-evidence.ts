/** How well "this share of the requests goes to another model" explains the answers of one wording, exactly, with the uncertainty of both references in it. */
import { logRising } from "../stats/log-rising.js";
import type { Expected, SparseCounts } from "./log-evidence.js";

/**
 * Logarithms of the chance of these answers for each share, in the order of `shares`. Which answers came from where is not known, so all ways to deal
 * them out are summed: k of n to the other model has a coefficient that is a product of one short polynomial per answer (the Dirichlet-multinomial
 * factorises once k is fixed), and the share enters as share^k·(1−share)^(n−k).
 */
export function mixtureEvidence(own: Expected, other: Expected, counts: SparseCounts, shares: readonly number[]): number[] {
  let ways = Float64Array.of(1);
  let scale = 0;
  for (const [place, count] of counts) {
    ways = multiply(ways, splitAnswers(own.weights[place] ?? 0, other.weights[place] ?? 0, count));
    let highest = 0;
    for (const way of ways) highest = Math.max(highest, way);
    scale += Math.log(highest);
    for (let k = 0; k < ways.length; k += 1) ways[k] = (ways[k] ?? 0) / highest;
  }
  const answers = ways.length - 1;
  for (let k = 0; k <= answers; k += 1) ways[k] = Math.log(ways[k] ?? 0) + scale - logRising(own.total, answers - k) - logRising(other.total, k);
  let highest = -Infinity;
  for (const way of ways) highest = Math.max(highest, way);
  const chances = ways.map((way) => Math.exp(way - highest));
  return shares.map((share) => {
    let sum = 0;
    for (let k = 0; k <= answers; k += 1) sum += (chances[k] ?? 0) * share ** k * (1 - share) ** (answers - k);
    return highest + Math.log(sum);
  });
}

/** Ways and chances of k of `count` equal answers coming from the other model, by k. */
function splitAnswers(own: number, other: number, count: number): Float64Array {
  const split = new Float64Array(count + 1);
  const ownLogs = new Float64Array(count + 1);
  for (let k = 1; k <= count; k += 1) ownLogs[k] = (ownLogs[k - 1] ?? 0) + Math.log(own + k - 1);
  let log = 0;
  for (let k = 0; k <= count; k += 1) {
    split[k] = Math.exp(log + (ownLogs[count - k] ?? 0) - (ownLogs[count] ?? 0));
    log += Math.log(((count - k) / (k + 1)) * (other + k));
  }
  const scale = Math.exp(ownLogs[count] ?? 0);
  for (let k = 0; k <= count; k += 1) split[k] = (split[k] ?? 0) * scale;
  return split;
}

function multiply(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const product = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i += 1) for (let j = 0; j < b.length; j += 1) product[i + j] = (product[i + j] ?? 0) + (a[i] ?? 0) * (b[j] ?? 0);
  return product;
}

/** The logarithm of a sum of numbers given by their logarithms. */
export function logSum(logs: ArrayLike<number> & Iterable<number>): number {
  let highest = -Infinity;
  for (const log of logs) highest = Math.max(highest, log);
  if (highest === -Infinity) return -Infinity;
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - highest);
  return highest + Math.log(sum);
}
