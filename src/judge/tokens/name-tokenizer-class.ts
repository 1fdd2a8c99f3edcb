/** Names the tokenizer class behind reported counts: from what each copy of a string adds, so that a constant overhead cancels, with and without a multiplier on the bill. */
import type { TokenizerTable } from "../../model/tokenizer-table.js";

/** Tokens that each further copy of a string adds, and by how much rounding and a template that varies by a token may have moved that. */
export interface ObservedSlope {
  readonly stringId: string;
  readonly tokensPerCopy: number;
  readonly tolerance: number;
}

export interface ClassMatch {
  readonly classId: string;
  /** Counts of this class are inferred and bind the versions that were measured. */
  readonly calibrated: boolean;
  /** Multipliers under which every string fits; 1 is among them where nothing is inflated. */
  readonly multiplier: { readonly low: number; readonly high: number };
}

export interface TokenizerNaming {
  /** `class`: one fits. `set`: several do, and these strings do not part them. `unknown`: none of the table's. `unavailable`: too few strings to say. */
  readonly kind: "class" | "set" | "unknown" | "unavailable";
  readonly matches: readonly ClassMatch[];
  /** True where counts fit only when multiplied. */
  readonly inflated: boolean;
  /** The class that came nearest without a multiplier, and its largest difference in tokens a copy. */
  readonly nearest: { readonly classId: string; readonly largestDifference: number } | null;
  readonly strings: number;
}

/** A multiplier is one more unknown: with fewer strings one of 21 classes would fit an unlisted tokenizer by chance. */
const STRINGS_FOR_A_MULTIPLIER = 4;
const STRINGS_AT_LEAST = 2;
/** Bills of half to three times the count are looked for; what lies outside is no multiplier of a listed tokenizer but another one. */
const MULTIPLIERS = { low: 0.5, high: 3 } as const;

/** Pure and exact: a class is kept when one multiplier explains all strings within their tolerances. */
export function nameTokenizerClass(slopes: readonly ObservedSlope[], tables: readonly TokenizerTable[]): TokenizerNaming {
  const counted = tables.filter(({ counts }) => slopes.every(({ stringId }) => counts[stringId] !== undefined));
  const base = { strings: slopes.length, nearest: findNearest(slopes, counted) };
  if (slopes.length < STRINGS_AT_LEAST || counted.length === 0) return { ...base, kind: "unavailable", matches: [], inflated: false };
  const fits = counted.flatMap((table) => fitClass(slopes, table) ?? []);
  const plain = fits.filter(({ multiplier }) => multiplier.low <= 1 && multiplier.high >= 1);
  if (plain.length > 0) return { ...base, kind: plain.length === 1 ? "class" : "set", matches: plain, inflated: false };
  if (slopes.length < STRINGS_FOR_A_MULTIPLIER) return { ...base, kind: fits.length === 0 ? "unknown" : "unavailable", matches: [], inflated: false };
  if (fits.length === 0) return { ...base, kind: "unknown", matches: [], inflated: false };
  return { ...base, kind: fits.length === 1 ? "class" : "set", matches: fits, inflated: true };
}

/** The multipliers that all strings allow, or null where they have none in common. */
function fitClass(slopes: readonly ObservedSlope[], { id, calibrated, counts }: TokenizerTable): ClassMatch | null {
  let { low, high }: { low: number; high: number } = MULTIPLIERS;
  for (const { stringId, tokensPerCopy, tolerance } of slopes) {
    const count = counts[stringId] ?? 0;
    if (count === 0) return null;
    low = Math.max(low, (tokensPerCopy - tolerance) / count);
    high = Math.min(high, (tokensPerCopy + tolerance) / count);
  }
  return low <= high ? { classId: id, calibrated, multiplier: { low, high } } : null;
}

function findNearest(slopes: readonly ObservedSlope[], tables: readonly TokenizerTable[]): TokenizerNaming["nearest"] {
  let nearest: TokenizerNaming["nearest"] = null;
  for (const { id, counts } of tables) {
    const largestDifference = slopes.reduce((most, { stringId, tokensPerCopy }) => Math.max(most, Math.abs(tokensPerCopy - (counts[stringId] ?? 0))), 0);
    if (nearest === null || largestDifference < nearest.largestDifference) nearest = { classId: id, largestDifference };
  }
  return nearest;
}
