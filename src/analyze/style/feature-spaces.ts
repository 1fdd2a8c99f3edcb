/** The kinds of countable features, each in a number range of its own, and the hash that places a feature in it. */

/** Values of one range; collisions are rare enough not to matter and keep texts from being readable in the map. */
const range = 1 << 17;

export const featureSpaces = {
  words: 0, openings: 1, endings: 2, lines: 3,
  reasoningWords: 4, reasoningOpenings: 5, reasoningLines: 6,
} as const;
export type FeatureSpace = keyof typeof featureSpaces;

/** Where the shape numbers begin. */
export const shapeStart = 7 * range;

/** FNV-1a with a final mix (Fowler, Noll & Vo; the mix is of the murmur family), over UTF-16 units. */
export function hashFeature(space: FeatureSpace, text: string): number {
  const offset = featureSpaces[space];
  let hash = 2166136261 ^ offset;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return offset * range + (hash & (range - 1));
}

/** Whether a feature is read from the reasoning, which many hosts leave out: without it, it says nothing. */
export function isOfReasoning(feature: number): boolean {
  return feature >= featureSpaces.reasoningWords * range && (feature < shapeStart || feature >= shapeStart + reasoningShapeStart);
}

/** A word of the reply itself, whose squares are shares of all its pieces. */
export function isWord(feature: number): boolean {
  return feature < range;
}

/** Shape numbers from here on are of the reasoning. */
export const reasoningShapeStart = 37;
