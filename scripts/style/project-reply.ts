/** Projects replies whose features were counted already. */
import { isWord } from "../../src/analyze/style/feature-spaces.js";
import type { Projection } from "./fit-projection.js";
import type { TrainingReply } from "./training-reply.js";

export interface OpenProjection {
  readonly projection: Projection;
  readonly row: Map<number, number>;
  readonly weights: Float32Array;
}

export function openProjection(projection: Projection): OpenProjection {
  const ids = Buffer.from(projection.features, "base64");
  const packed = Buffer.from(projection.weights, "base64");
  const { dimensions } = projection;
  const row = new Map<number, number>();
  const weights = new Float32Array(packed.length / 2);
  for (let at = 0; at < ids.length / 4; at += 1) row.set(ids.readUInt32LE(at * 4), at);
  for (let at = 0; at < weights.length; at += 1) weights[at] = packed.readInt16LE(at * 2) / (projection.weightUnit[at % dimensions] ?? 1);
  return { projection, row, weights };
}

export function projectReply({ projection, row, weights }: OpenProjection, { features, values, script, hasReasoning }: TrainingReply): Float64Array {
  const { dimensions, centres, reasoningCentres } = projection;
  const own = [centres[script] ?? centres["any"] ?? [], hasReasoning ? reasoningCentres[script] ?? reasoningCentres["any"] ?? [] : []];
  const coordinates = Float64Array.from({ length: dimensions }, (_, dimension) => -own.reduce((sum, centre) => sum + (centre[dimension] ?? 0), 0));
  for (let index = 0; index < features.length; index += 1) {
    const at = row.get(features[index] ?? -1);
    if (at === undefined) continue;
    const value = values[index] ?? 0;
    for (let dimension = 0; dimension < dimensions; dimension += 1) coordinates[dimension] = (coordinates[dimension] ?? 0) + value * (weights[at * dimensions + dimension] ?? 0);
  }
  return coordinates;
}

/** The part of its pieces that are words the projection knows. */
export function knownWords({ row }: OpenProjection, { features, values }: TrainingReply): number {
  let known = 0;
  for (let index = 0; index < features.length; index += 1) {
    const feature = features[index] ?? -1;
    if (isWord(feature) && row.has(feature)) known += (values[index] ?? 0) ** 2;
  }
  return known;
}
