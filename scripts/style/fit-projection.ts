/** Fits the projection: linear discriminants of the models (Fisher 1936) under a within-model spread shrunk towards its mean (Ledoit & Wolf 2004). */
import { isOfReasoning } from "../../src/analyze/style/feature-spaces.js";
import type { StyleMap } from "../../src/model/style-map.js";
import { decompose, factorize, multiplyRows, solveLower, solveUpper } from "./linear-algebra.js";
import { selectFeatures } from "./select-features.js";
import type { TrainingReply } from "./training-reply.js";

/** Chosen on prompts held apart: 1,200 to 4,000 features and a shrinkage of 0.15 to 0.6 differ by under a point. */
export const featureCount = 1500;
const shrinkage = 0.3;
/** So few replies in a kind of writing, as a slip into another language gives, do not show what that language does. */
const fewestReplies = 100;
/** Largest 16-bit weight that is used. */
const largestWeight = 32_000;

export type Projection = Omit<StyleMap, "calibration" | "id" | "version" | "source" | "licence" | "schemaVersion">;

export interface Fit {
  readonly models: readonly string[];
  /** The projection that tells `models` apart, all of them or fewer. */
  project(models: readonly string[]): Projection;
}

export function fitProjection(replies: readonly TrainingReply[], count = featureCount): Fit {
  const features = selectFeatures(replies, count);
  const models = [...new Set(replies.map(({ model }) => model))].sort();
  const width = replies.length;
  const size = features.length;
  const matrix = fillMatrix(replies, features);
  const centres = centre(matrix, replies, features);
  const scales = rescale(matrix, size, width);
  const means = takeModelMeans(matrix, replies, models, size);
  const spread = multiplyRows(matrix, size, width);
  let trace = 0;
  for (let at = 0; at < size; at += 1) trace += (spread[at * size + at] ?? 0) / width;
  for (let at = 0; at < spread.length; at += 1) spread[at] = ((1 - shrinkage) * (spread[at] ?? 0)) / width;
  for (let at = 0; at < size; at += 1) spread[at * size + at] = (spread[at * size + at] ?? 0) + (shrinkage * trace) / size;
  const lower = factorize(spread, size);
  const whitened = means.map((mean) => solveLower(lower, size, mean));
  return { models, project: (chosen) => toProjection(findDirections(chosen.map((model) => whitened[models.indexOf(model)] ?? new Float64Array(size)), lower, size), { features, scales, centres, size }) };
}

/** Feature after feature, all replies of each. */
function fillMatrix(replies: readonly TrainingReply[], features: Int32Array): Float32Array {
  const row = new Map([...features].map((feature, index) => [feature, index]));
  const matrix = new Float32Array(features.length * replies.length);
  for (const [column, reply] of replies.entries()) {
    for (let index = 0; index < reply.features.length; index += 1) {
      const at = row.get(reply.features[index] ?? -1);
      if (at !== undefined) matrix[at * replies.length + column] = reply.values[index] ?? 0;
    }
  }
  return matrix;
}

type Centres = ReadonlyMap<string, Float64Array>;

/** Takes the mean of each script class off; features of the reasoning are centred over replies that have any, and stay 0 in the others. Gives the means. */
function centre(matrix: Float32Array, replies: readonly TrainingReply[], features: Int32Array): Centres {
  const scripts = [...new Set(replies.map(({ script }) => script))].filter((script) => replies.filter((reply) => reply.script === script).length >= fewestReplies).concat("any");
  const centres = new Map(scripts.map((script) => [script, new Float64Array(features.length)]));
  const width = replies.length;
  for (let at = 0; at < features.length; at += 1) {
    const thinking = isOfReasoning(features[at] ?? 0);
    const sums = new Map(scripts.map((script) => [script, { sum: 0, count: 0 }]));
    for (const [column, { script, hasReasoning }] of replies.entries()) {
      if (thinking && !hasReasoning) continue;
      for (const key of [script, "any"]) {
        const total = sums.get(key);
        if (total === undefined) continue;
        total.sum += matrix[at * width + column] ?? 0;
        total.count += 1;
      }
    }
    for (const [script, { sum, count }] of sums) (centres.get(script) ?? [])[at] = sum / Math.max(1, count);
    for (const [column, { script, hasReasoning }] of replies.entries()) {
      const place = at * width + column;
      matrix[place] = thinking && !hasReasoning ? 0 : (matrix[place] ?? 0) - ((centres.get(script) ?? centres.get("any"))?.[at] ?? 0);
    }
  }
  return centres;
}

function rescale(matrix: Float32Array, size: number, width: number): Float64Array {
  const scales = new Float64Array(size);
  for (let at = 0; at < size; at += 1) {
    let squares = 0;
    for (let column = 0; column < width; column += 1) squares += (matrix[at * width + column] ?? 0) ** 2;
    const scale = Math.sqrt(squares / width) + 1e-9;
    scales[at] = scale;
    for (let column = 0; column < width; column += 1) matrix[at * width + column] = (matrix[at * width + column] ?? 0) / scale;
  }
  return scales;
}

/** The models' means; they are taken off the matrix, which then holds what varies within a model. */
function takeModelMeans(matrix: Float32Array, replies: readonly TrainingReply[], models: readonly string[], size: number): Float64Array[] {
  const width = replies.length;
  const owner = replies.map(({ model }) => models.indexOf(model));
  const means = models.map(() => new Float64Array(size));
  const counts = models.map((_, index) => owner.filter((own) => own === index).length);
  for (let at = 0; at < size; at += 1) {
    for (const [column, own] of owner.entries()) (means[own] ?? [])[at] = (means[own]?.[at] ?? 0) + (matrix[at * width + column] ?? 0) / (counts[own] ?? 1);
    for (const [column, own] of owner.entries()) matrix[at * width + column] = (matrix[at * width + column] ?? 0) - (means[own]?.[at] ?? 0);
  }
  return means;
}

/** Directions in feature space in which the within-model spread is 1 and models differ most: one fewer than there are models. */
function findDirections(whitened: readonly Float64Array[], lower: Float64Array, size: number): Float64Array[] {
  const centre = new Float64Array(size);
  for (const mean of whitened) for (let at = 0; at < size; at += 1) centre[at] = (centre[at] ?? 0) + (mean[at] ?? 0) / whitened.length;
  const offsets = whitened.map((mean) => mean.map((value, at) => value - (centre[at] ?? 0)));
  const gram = offsets.map((left) => offsets.map((right) => left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0)));
  const { values, vectors } = decompose(gram);
  return vectors.slice(0, whitened.length - 1).map((vector, dimension) => {
    const direction = new Float64Array(size);
    for (const [index, offset] of offsets.entries()) for (let at = 0; at < size; at += 1) direction[at] = (direction[at] ?? 0) + (offset[at] ?? 0) * (vector[index] ?? 0);
    const length = Math.sqrt(Math.max(values[dimension] ?? 0, 1e-12));
    return solveUpper(lower, size, direction.map((value) => value / length));
  });
}

function toProjection(directions: readonly Float64Array[], { features, scales, centres, size }: { readonly features: Int32Array; readonly scales: Float64Array; readonly centres: Centres; readonly size: number }): Projection {
  const dimensions = directions.length;
  const weight = (dimension: number, at: number): number => (directions[dimension]?.[at] ?? 0) / (scales[at] ?? 1);
  const weightUnit = directions.map((_, dimension) => largestWeight / Math.max(...Array.from({ length: size }, (_unused, at) => Math.abs(weight(dimension, at)))));
  const ids = Buffer.alloc(size * 4);
  const packed = Buffer.alloc(size * dimensions * 2);
  for (let at = 0; at < size; at += 1) {
    ids.writeUInt32LE(features[at] ?? 0, at * 4);
    for (let dimension = 0; dimension < dimensions; dimension += 1) packed.writeInt16LE(Math.round(weight(dimension, at) * (weightUnit[dimension] ?? 1)), (at * dimensions + dimension) * 2);
  }
  const projectCentre = (ofReasoning: boolean): Record<string, number[]> => Object.fromEntries([...centres].sort(([a], [b]) => (a < b ? -1 : 1)).map(([script, means]) => [script, directions.map((_, dimension) => {
    let sum = 0;
    for (let at = 0; at < size; at += 1) if (isOfReasoning(features[at] ?? 0) === ofReasoning) sum += (means[at] ?? 0) * weight(dimension, at);
    return round(sum);
  })]));
  return { dimensions, features: ids.toString("base64"), weights: packed.toString("base64"), weightUnit: weightUnit.map(round), centres: projectCentre(false), reasoningCentres: projectCentre(true) };
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
