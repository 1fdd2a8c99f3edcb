/** Where the pieces of a copied text end, and what of that stands inside the tokens of the vocabularies that come with the tool. */
import type { Measured, Sample } from "../../model/analyzer.js";
import type { Resources } from "../../model/resources.js";
import { countedClasses } from "./counted-classes.js";
import type { CopiedReply } from "./read-copy.js";

export interface PieceEnds {
  readonly ceiling: number;
  /** UTF-16 units that are shown. */
  readonly characters: number;
  /** Distinct places inside the shown text, rising, the end of the text left out. */
  readonly ends: readonly number[];
  /** Tokens that the text is said to be made of; null for pieces that may hold several. */
  readonly positions: number | null;
  readonly block: string | null;
  /** Characters before an exact copy. */
  readonly prefix: string;
  /** A text of its own: ends that no token of the class ends at, by class. */
  readonly inside: Readonly<Record<string, number>>;
}

/** From the lengths of pieces in order, what stands before the text included. */
export function placeEnds(lengths: readonly number[], { shown, leading }: Pick<CopiedReply, "shown" | "leading">): number[] {
  const ends = new Set<number>();
  let at = -leading;
  for (const length of lengths) {
    at += length;
    if (at > 0 && at < shown.length) ends.add(at);
  }
  return [...ends];
}

/** Where the two sides of a place take more tokens apart than together, no token ends there. Sides of equal number are no proof that one does. */
export function countInside(shown: string, ends: readonly number[], counters: Resources["tokenCounters"]): Record<string, number> {
  return Object.fromEntries(countedClasses.flatMap((id) => {
    const count = counters[id];
    if (count === undefined) return [];
    const whole = count(shown);
    return [[id, ends.filter((at) => count(shown.slice(0, at)) + count(shown.slice(at)) > whole).length] as const];
  }));
}

/** `key` is of exact copies, `freeKey` of texts of their own. Ends are numbered from 0. */
export function describeEnds({ exchangeId, step, sample, value }: Sample<PieceEnds>, subject: Readonly<Record<string, string>>, freeKey: string): Measured {
  const { ceiling, characters, ends, positions, block, prefix, inside } = value;
  const placed = block === null ? { ends: ends.length, ...inside } : Object.fromEntries(ends.map((at, index) => [String(index), at]));
  return {
    ...(block === null && { key: freeKey }),
    subject: { ...subject, step, sample: String(sample), ...(block !== null && { block }), ...(prefix !== "" && { prefix }) }, state: "observed", samples: 1, evidence: [exchangeId], note: block === null ? "not an exact copy" : "",
    value: { kind: "features", features: { ceiling, characters, ...(positions !== null && { positions }), ...placed } },
  };
}
