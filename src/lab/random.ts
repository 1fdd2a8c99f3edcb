/** Seeded chance: a generator from any string, and the few draws that the lab needs. */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform over 0 … bound − 1. */
  below(bound: number): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  chance(share: number): boolean;
  /** Standard normal. */
  normal(): number;
}

/** FNV-1a, 32 bits (Fowler, Noll and Vo): spreads similar keys far apart and needs no crypto. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // Final mixing of MurmurHash3 (Appleby): the last characters reach all bits.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** The same key gives the same sequence on every machine. */
export function createRandom(key: string): Random {
  const generator = xoroshiro128plus(hashText(key));
  const next = (): number => uniformFloat64(generator);
  const below = (bound: number): number => Math.min(Math.floor(next() * bound), bound - 1);
  return {
    next,
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    chance: (share) => next() < share,
    // Box and Muller 1958; 1 − u keeps the logarithm away from 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
