/** Chooses the features that tell models apart and topics not: between-model variance over the variance within model and script. */
import { reasoningShapeStart, shapeStart } from "../../src/analyze/style/feature-spaces.js";
import type { TrainingReply } from "./training-reply.js";

/** A feature in fewer replies than this part says too little about any model. */
const fewestRepliesRatio = 0.01;
/** Keeps a feature that hardly varies from looking sharp by accident. */
const varianceFloor = 1e-7;
const shapeNumbers = reasoningShapeStart + 2;

/** Ids, ascending; the shape numbers come last and are always taken. */
export function selectFeatures(replies: readonly TrainingReply[], count: number): Int32Array {
  const columns = frequentFeatures(replies);
  const groups = new Map<string, number>();
  const groupOf = replies.map(({ model, script }) => {
    const key = `${model}\n${script}`;
    const group = groups.get(key) ?? groups.size;
    groups.set(key, group);
    return group;
  });
  const width = columns.length;
  const column = new Int32Array(shapeStart).fill(-1);
  for (const [index, feature] of columns.entries()) column[feature] = index;
  const sums = new Float64Array(groups.size * width);
  const squares = new Float64Array(width);
  const sizes = new Float64Array(groups.size);
  for (const [row, { features, values }] of replies.entries()) {
    const group = groupOf[row] ?? 0;
    sizes[group] = (sizes[group] ?? 0) + 1;
    for (let index = 0; index < features.length; index += 1) {
      const at = column[features[index] ?? 0] ?? -1;
      if (at < 0) continue;
      const value = values[index] ?? 0;
      sums[group * width + at] = (sums[group * width + at] ?? 0) + value;
      squares[at] = (squares[at] ?? 0) + value * value;
    }
  }
  const scores = scoreColumns({ groups: [...groups.keys()], sums, squares, sizes, width });
  const chosen = [...columns.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, count).map((at) => columns[at] ?? 0);
  return Int32Array.from([...chosen.sort((a, b) => a - b), ...Array.from({ length: shapeNumbers }, (_, index) => shapeStart + index)]);
}

function frequentFeatures(replies: readonly TrainingReply[]): number[] {
  const seen = new Int32Array(shapeStart);
  for (const { features } of replies) for (const feature of features) if (feature < shapeStart) seen[feature] = (seen[feature] ?? 0) + 1;
  const fewest = Math.max(5, fewestRepliesRatio * replies.length);
  return [...seen.keys()].filter((feature) => (seen[feature] ?? 0) >= fewest);
}

interface Sums {
  readonly groups: readonly string[];
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  readonly sizes: Float64Array;
  readonly width: number;
}

function scoreColumns({ groups, sums, squares, sizes, width }: Sums): Float64Array {
  const models = [...new Set(groups.map((group) => group.split("\n")[0] ?? ""))];
  const scripts = [...new Set(groups.map((group) => group.split("\n")[1] ?? ""))];
  const replies = sizes.reduce((sum, size) => sum + size, 0);
  const scores = new Float64Array(width);
  const indexOf = new Map(groups.map((group, index) => [group, index]));
  for (let at = 0; at < width; at += 1) {
    const mean = (group: number): number => (sums[group * width + at] ?? 0) / (sizes[group] ?? 1);
    let explained = 0;
    for (let group = 0; group < groups.length; group += 1) explained += mean(group) * (sums[group * width + at] ?? 0);
    const within = ((squares[at] ?? 0) - explained) / Math.max(1, replies - groups.length);
    const offsets = models.map(() => ({ sum: 0, count: 0 }));
    for (const script of scripts) {
      const own = models.map((model) => indexOf.get(`${model}\n${script}`) ?? -1);
      const known = own.filter((group) => group >= 0);
      const centre = known.reduce((sum, group) => sum + mean(group), 0) / Math.max(1, known.length);
      for (const [model, group] of own.entries()) {
        const offset = offsets[model];
        if (group < 0 || offset === undefined) continue;
        offset.sum += mean(group) - centre;
        offset.count += 1;
      }
    }
    scores[at] = variance(offsets.map(({ sum, count }) => sum / Math.max(1, count))) / (within + varianceFloor);
  }
  return scores;
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
