/** Seeded chance: the same seed and purpose give the same draws, another purpose others. */
import { createHash } from "node:crypto";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";

export interface SeededRandom {
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** From 0 to below 1, in millionths. */
  fraction(): number;
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item;
  /** A new list in random order. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

export function createRandom(seed: number, purpose: string): SeededRandom {
  const digest = createHash("sha256").update(`${seed}\0${purpose}`).digest();
  const generator = xoroshiro128plus(digest.readInt32LE(0));
  const integer = (low: number, high: number): number => uniformInt(generator, low, high);
  return {
    integer,
    fraction: () => integer(0, 999_999) / 1_000_000,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError("nothing to pick from");
      return item;
    },
    shuffle: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = integer(0, last);
        [order[last], order[other]] = [order[other] as (typeof order)[number], order[last] as (typeof order)[number]];
      }
      return order;
    },
  };
}
