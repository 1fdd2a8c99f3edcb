/** Gradient-boosted trees of small depth for a yes-or-no target: Friedman, "Greedy function approximation" (2001), with Newton leaves; deterministic, no library. */

import type { Forest } from "../../src/model/reply-classifier.js";

type Node = Forest["trees"][number][number];

export interface TreeOptions {
  readonly trees: number;
  readonly depth: number;
  /** Share of each tree's answer that is kept. */
  readonly rate: number;
  /** Least rows in a leaf. */
  readonly leastRows: number;
  /** L2 penalty on leaves. */
  readonly penalty: number;
}

/** Values of one feature are sorted into this many groups of about equal size. */
const BINS = 24;

/** `columns[feature][row]`; `weights` 0 leaves a row out. */
export function fitTrees(columns: readonly Float64Array[], targets: Float64Array, weights: Float64Array, options: TreeOptions): Forest {
  const rows = targets.length;
  const binned = columns.map(binColumn);
  const positive = targets.reduce((sum, target, row) => sum + target * (weights[row] ?? 0), 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const start = Number(Math.log(positive / (total - positive)).toPrecision(6));
  const scores = new Float64Array(rows).fill(start);
  const slopes = new Float64Array(rows);
  const bends = new Float64Array(rows);
  const trees: Node[][] = [];
  for (let index = 0; index < options.trees; index += 1) {
    for (let row = 0; row < rows; row += 1) {
      const share = 1 / (1 + Math.exp(-(scores[row] as number)));
      const weight = weights[row] as number;
      slopes[row] = weight * ((targets[row] as number) - share);
      bends[row] = weight * Math.max(1e-6, share * (1 - share));
    }
    const nodes: Node[] = [];
    const members = Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => (weights[row] as number) > 0);
    const grow = (inside: Uint32Array, depth: number): number => {
      const place = nodes.length;
      nodes.push([0]);
      const split = depth < options.depth ? findSplit(inside, binned, slopes, bends, options, index) : null;
      if (split === null) {
        const leaf = Number((options.rate * sumOf(inside, slopes) / (sumOf(inside, bends) + options.penalty)).toPrecision(4));
        nodes[place] = [leaf];
        for (const row of inside) scores[row] = (scores[row] as number) + leaf;
        return place;
      }
      const { bins, bounds } = binned[split.feature] as BinnedColumn;
      const yes = grow(inside.filter((row) => (bins[row] as number) <= split.bin), depth + 1);
      const no = grow(inside.filter((row) => (bins[row] as number) > split.bin), depth + 1);
      nodes[place] = [split.feature, bounds[split.bin] as number, yes, no];
      return place;
    };
    grow(members, 0);
    trees.push(nodes);
  }
  return { start, trees };
}

interface BinnedColumn {
  readonly bins: Uint8Array;
  /** Upper bound of each bin but the last. */
  readonly bounds: readonly number[];
}

function binColumn(values: Float64Array): BinnedColumn {
  const sorted = Float64Array.from(values).sort();
  const bounds: number[] = [];
  // Half way between neighbours, so that rounding the bound for the file changes no answer.
  const boundAfter = (value: number): number | undefined => {
    const next = sorted.find((other) => other > value);
    return next === undefined ? undefined : roundBound((value + next) / 2);
  };
  const distinct = [...new Set(sorted)];
  const candidates = distinct.length <= BINS ? distinct : Array.from({ length: BINS - 1 }, (_, bin) => sorted[Math.floor(((bin + 1) * sorted.length) / BINS)] as number);
  for (const value of candidates) {
    const bound = boundAfter(value);
    if (bound !== undefined && bound !== bounds.at(-1)) bounds.push(bound);
  }
  const bins = Uint8Array.from(values, (value) => {
    let bin = 0;
    while (bin < bounds.length && value > (bounds[bin] as number)) bin += 1;
    return bin;
  });
  return { bins, bounds };
}

function roundBound(value: number): number {
  return Number(value.toPrecision(6));
}

function findSplit(inside: Uint32Array, columns: readonly BinnedColumn[], slopes: Float64Array, bends: Float64Array, { leastRows, penalty }: TreeOptions, tree: number): { feature: number; bin: number } | null {
  const slopeAll = sumOf(inside, slopes);
  const bendAll = sumOf(inside, bends);
  let best: { feature: number; bin: number } | null = null;
  let bestGain = 1e-6;
  const slopeBins = new Float64Array(BINS + 1);
  const bendBins = new Float64Array(BINS + 1);
  const countBins = new Float64Array(BINS + 1);
  columns.forEach(({ bins, bounds }, feature) => {
    if (bounds.length === 0 || !isDrawn(tree, feature)) return;
    slopeBins.fill(0);
    bendBins.fill(0);
    countBins.fill(0);
    for (const row of inside) {
      const bin = bins[row] as number;
      slopeBins[bin] = (slopeBins[bin] as number) + (slopes[row] as number);
      bendBins[bin] = (bendBins[bin] as number) + (bends[row] as number);
      countBins[bin] = (countBins[bin] as number) + 1;
    }
    let slope = 0;
    let bend = 0;
    let count = 0;
    for (let bin = 0; bin < bounds.length; bin += 1) {
      slope += slopeBins[bin] as number;
      bend += bendBins[bin] as number;
      count += countBins[bin] as number;
      if (count < leastRows || inside.length - count < leastRows) continue;
      const gain = slope ** 2 / (bend + penalty) + (slopeAll - slope) ** 2 / (bendAll - bend + penalty) - slopeAll ** 2 / (bendAll + penalty);
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, bin };
      }
    }
  });
  return best;
}

/** Each tree looks at half of the features, drawn by a fixed mixing of both numbers, so that no feature carries everything. */
function isDrawn(tree: number, feature: number): boolean {
  return ((Math.imul(Math.imul(tree + 1, 0x9e3779b1) ^ (feature + 1), 0x85ebca6b) >>> 16) & 1) === 1;
}

function sumOf(rows: Uint32Array, values: Float64Array): number {
  let sum = 0;
  for (const row of rows) sum += values[row] as number;
  return sum;
}
