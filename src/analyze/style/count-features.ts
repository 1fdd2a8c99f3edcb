/** Counts what a reply is made of: words, how it opens, ends and starts its lines, and the same of its reasoning. */
import { hashFeature, shapeStart, type FeatureSpace } from "./feature-spaces.js";
import { measureShape } from "./measure-shape.js";
import { splitText } from "./split-text.js";

/** Pieces that count as the opening and the ending. */
const edge = 3;
/** Characters of a line's start and end, its words and numbers masked, that count as its form. */
const lineStarts = [3, 5] as const;
const lineEnd = 3;

/** Feature → square root of its share of its space (Bhattacharyya 1943: shares so scaled have about equal variance), then the shape numbers. */
export function countFeatures(text: string, reasoning: string): Map<number, number> {
  const features = new Map<number, number>();
  const add = (space: FeatureSpace, names: readonly string[]): void => addShares(features, space, names);
  const pieces = splitText(text);
  add("words", pieces);
  add("openings", edges(pieces.slice(0, edge), (length) => pieces.slice(0, length)));
  add("endings", edges(pieces.slice(-edge), (length) => pieces.slice(-length)));
  add("lines", lineForms(text, true));
  const thoughts = splitText(reasoning);
  add("reasoningWords", thoughts);
  add("reasoningOpenings", edges(thoughts.slice(0, edge), (length) => thoughts.slice(0, length)));
  add("reasoningLines", lineForms(reasoning, false));
  for (const [index, value] of measureShape(text, reasoning).entries()) features.set(shapeStart + index, value);
  return features;
}

function addShares(features: Map<number, number>, space: FeatureSpace, names: readonly string[]): void {
  const counts = new Map<number, number>();
  for (const name of names) {
    const feature = hashFeature(space, name);
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  for (const [feature, count] of counts) features.set(feature, Math.sqrt(count / names.length));
}

function edges(pieces: readonly string[], take: (length: number) => readonly string[]): string[] {
  return pieces.map((_, index) => `${index + 1}${take(index + 1).join(" ")}`);
}

function lineForms(text: string, ends: boolean): string[] {
  return text.split("\n").filter((line) => line.trim() !== "").flatMap((line) => {
    const form = line.replace(/\p{L}+/gu, "a").replace(/\p{N}+/gu, "0");
    return [...lineStarts.map((length) => `s${length}${form.slice(0, length)}`), ...(ends ? [`e${form.slice(-lineEnd)}`] : [])];
  });
}
