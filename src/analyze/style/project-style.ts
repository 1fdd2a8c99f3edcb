/** Opens a style map once and projects replies with it. */
import type { StyleMap } from "../../model/style-map.js";
import { remember } from "../remember.js";
import { countFeatures } from "./count-features.js";
import { isWord } from "./feature-spaces.js";
import { findScript } from "./find-script.js";
import { listFeatures } from "./list-features.js";

/** Which weights a feature has; index by feature, weights feature by feature. */
interface OpenMap {
  readonly index: ReadonlyMap<number, number>;
  readonly weights: Float32Array;
}

const opened = new WeakMap<StyleMap, OpenMap>();

/** The map knows this part of the pieces of 99 in 100 replies it was learned from, in each language; of counting and random letters it knows less. */
const leastKnownShare = 0.045;

export function isProse(known: number): boolean {
  return known >= leastKnownShare;
}

export interface ProjectedStyle {
  readonly coordinates: Float64Array;
  /** The part of its words that the map knows. */
  readonly known: number;
}

export function projectStyle(map: StyleMap, text: string, reasoning: string): ProjectedStyle {
  return project(text, map, reasoning);
}

const project = remember((text: string, map: StyleMap, reasoning: string): ProjectedStyle => {
  const { index, weights } = open(map);
  const coordinates = new Float64Array(map.dimensions);
  let known = 0;
  for (const [feature, value] of countFeatures(text, reasoning)) {
    const row = index.get(feature);
    if (row === undefined || value === 0) continue;
    if (isWord(feature)) known += value ** 2;
    for (let dimension = 0; dimension < map.dimensions; dimension += 1) coordinates[dimension] = (coordinates[dimension] ?? 0) + value * (weights[row * map.dimensions + dimension] ?? 0);
  }
  const script = findScript(text);
  subtract(coordinates, map.centres[script] ?? map.centres["any"]);
  if (reasoning !== "") subtract(coordinates, map.reasoningCentres[script] ?? map.reasoningCentres["any"]);
  return { coordinates, known };
});

function subtract(coordinates: Float64Array, centre: readonly number[] | undefined): void {
  for (const [dimension, value] of (centre ?? []).entries()) coordinates[dimension] = (coordinates[dimension] ?? 0) - value;
}

function open(map: StyleMap): OpenMap {
  const known = opened.get(map);
  if (known !== undefined) return known;
  const index = listFeatures(map);
  const packed = Buffer.from(map.weights, "base64");
  const weights = new Float32Array(index.size * map.dimensions);
  for (let row = 0; row < index.size; row += 1) {
    for (let dimension = 0; dimension < map.dimensions; dimension += 1) {
      const place = row * map.dimensions + dimension;
      weights[place] = packed.readInt16LE(place * 2) / (map.weightUnit[dimension] ?? 1);
    }
  }
  const made = { index, weights };
  opened.set(map, made);
  return made;
}
