/** Draws the value of a seeded slot. */
import type { Fill } from "../model/probe.js";
import { createRandom } from "./create-random.js";

/** No public vocabulary merges across it; `fingerprints/tokenizers/probe-strings.json` counts it into every copy. */
export const COPY_SEPARATOR = "\nZ\n";

const alphabet = [..."abcdefghijklmnopqrstuvwxyz"];

/**
 * `turn` counts the draws of one slot from 0. Choices, and numbers of a range, come in a seeded order in which each comes once before
 * any comes again, so that a stored reply is not asked for by chance; letters are drawn anew every time.
 * Copies are of one of the cell's `constants`.
 */
export function drawFill(fill: Fill, seed: number, purpose: string, turn: number, constants: Readonly<Record<string, string>> = {}): string {
  if ("letters" in fill) {
    const random = createRandom(seed, `${purpose}/${turn}`);
    return Array.from({ length: fill.letters }, () => random.pick(alphabet)).join("");
  }
  if ("copies" in fill) {
    const times = Number(drawFill({ integer: fill.times }, seed, purpose, turn));
    return Array.from({ length: times }, () => constants[fill.copies] ?? "").join(COPY_SEPARATOR);
  }
  const random = createRandom(seed, purpose);
  if ("choice" in fill) return random.shuffle(fill.choice)[turn % fill.choice.length] ?? "";
  const [low, high] = fill.integer;
  const size = high - low + 1;
  const start = random.integer(0, size - 1);
  return String(low + ((start + (turn % size) * strideOf(size)) % size));
}

/** Steps of this length, near the golden section of the range and without a common divisor, visit every number before any again. */
function strideOf(size: number): number {
  let stride = Math.max(1, Math.round(size * 0.618));
  while (greatestDivisor(stride, size) > 1) stride -= 1;
  return stride;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
