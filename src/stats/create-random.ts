/** Seeded chance for simulations: the same seed gives the same draws on every machine. */
import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A number in [0, 1). */
export type Random = () => number;

export function createRandom(seed: string): Random {
  const generator = xoroshiro128plus(createHash("sha256").update(seed).digest().readInt32LE(0));
  return () => uniformFloat64(generator);
}
