/** How alike two texts are, from 0 to 1, by three measures that fail in different places. */
import { distance } from "fastest-levenshtein";
import stringSimilarity from "string-similarity";

/** Characters compared: the edit distance takes the product of both lengths. */
const COMPARED_CHARACTERS = 1_000;
/** Runs of one, two and three characters: single ones so that two-character Chinese words can overlap at all. */
const GRAM_LENGTHS = [1, 2, 3] as const;

export interface SimilarityParts {
  /** Dice over pairs of characters, white space left out: fast, blind to spacing, 0 for single characters. */
  readonly pairDice: number;
  /** 1 − edits / longer length: strict about order. */
  readonly editRatio: number;
  /** Dice over runs of one to three characters with their counts: covers unspaced scripts, forgives moved sentences. */
  readonly gramDice: number;
}

/** The median of the three, so that no single measure's blind spot decides. 1 for equal texts only, "" and "" included. */
export function similarity(left: string, right: string): number {
  if (left === right) return 1;
  const { pairDice, editRatio, gramDice } = measureSimilarity(left, right);
  const [, middle = 0] = [pairDice, editRatio, gramDice].sort((one, other) => one - other);
  // At least one edit lies between different texts, also where the compared beginnings agree.
  return Math.min(middle, 1 - 1 / Math.max(left.length, right.length));
}

/** Texts in NFC, their first 1,000 characters. */
export function measureSimilarity(left: string, right: string): SimilarityParts {
  const one = left.slice(0, COMPARED_CHARACTERS).normalize("NFC");
  const other = right.slice(0, COMPARED_CHARACTERS).normalize("NFC");
  const longer = Math.max(one.length, other.length);
  return {
    pairDice: stringSimilarity.compareTwoStrings(one, other),
    editRatio: longer === 0 ? 1 : 1 - distance(one, other) / longer,
    gramDice: diceOfGrams(countGrams(one), countGrams(other)),
  };
}

interface Grams {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

function countGrams(text: string): Grams {
  const characters = [...text];
  const counts = new Map<string, number>();
  let total = 0;
  for (const length of GRAM_LENGTHS) {
    for (let at = 0; at + length <= characters.length; at += 1) {
      const gram = characters.slice(at, at + length).join("");
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      total += 1;
    }
  }
  return { counts, total };
}

function diceOfGrams(left: Grams, right: Grams): number {
  if (left.total + right.total === 0) return 1;
  let shared = 0;
  for (const [gram, count] of left.counts) shared += Math.min(count, right.counts.get(gram) ?? 0);
  return (2 * shared) / (left.total + right.total);
}
