/** Sets up the sequential test of one claim: what an honest endpoint may do, wording by wording, and what it is tested against. */
import { allowNovelty } from "./allow-novelty.js";
import type { CellSpace } from "./build-cell-space.js";
import { dailyDrift, type DriftLevel } from "./drift-levels.js";
import { foretellNovelty } from "./foretell-novelty.js";
import { freshShares } from "./fresh-shares.js";
import { toExpected, type Expected } from "./log-evidence.js";
import { novelty } from "./novelty.js";
import { shareOfNew } from "./share-of-new.js";

/** `shares` of the answers are `other`'s. */
interface FreshAnswers {
  readonly own: Expected;
  readonly other: Expected;
  readonly shares: readonly number[];
}

/** Parts of the foretold novelty that an honest endpoint may have beyond what was measured. */
const freshParts = [0.25, 0.5, 0.75, 1] as const;

/** One wording under the claim and under every rival; the last two rivals are "none of these". */
export interface ClaimCell {
  /** It has a right answer, which models of every vendor give. */
  readonly known: boolean;
  readonly answers: readonly string[];
  /** The claim under each of the drift levels, as measured first and widest last: all of them have to be beaten for a conviction. */
  readonly honest: readonly Expected[];
  /** The same with some of the answers from where another model's new ones come from, up to what the claim's own single answers foretell: to be beaten too. */
  readonly fresh: readonly FreshAnswers[];
  readonly rivals: readonly Expected[];
}

/** `share` of the requests go to `rival`. */
export interface Alternative {
  readonly rival: number;
  readonly share: number;
  /** Logarithm of the weight it has before any answer; the weights sum to at most 1. */
  readonly logPrior: number;
}

export interface ClaimDesign {
  /** null where the claim's reference was not asked. */
  readonly cells: readonly (ClaimCell | null)[];
  /** Sorted by rival. */
  readonly alternatives: readonly Alternative[];
  /** Rivals that references are of; they come first. */
  readonly listed: number;
  readonly rivals: number;
}

/** Substituted shares that the test looks for, and how it divides its attention between them. */
const soughtShares = [{ share: 1, part: 0.65 }, { share: 0.5, part: 0.1 }, { share: 0.3, part: 0.15 }, { share: 0.15, part: 0.1 }] as const;
/**
 * How much of its attention goes to models that no reference is of: to those that answer as models in general do, and to those that repeat the claim no oftener
 * than it repeats itself. The second part is small, as few but wordy models are told by it: a small model's coarser and its random weights after 46 answers each,
 * and 3 of 1,200 parts of its own answers.
 */
const unlistedParts = [0.29, 0.01] as const;
const unlistedPart = unlistedParts[0] + unlistedParts[1];
/**
 * A rival nearer than `nearestMixed` (mean total variation over the wordings) is sought as a whole only. It, and shares of one nearer than `clearlyApart`, have
 * to make up for a weight lower by `nearPrice` nats: mixing in a sibling moves an endpoint no further than a small reference is off.
 * Origin: 33 models (doi:10.5281/zenodo.21278557), where held-apart answers of a model were at times called a mixture with a sibling that near, and in one
 * random cut in 13 of 80 runs one of two near-aliases (Kimi K2.5 and K2.6). Of 2,244 honest runs in fourteen cuts, references of 5, 7 or 10 answers, the likeliest
 * alternative alone had an e-value above 100 in 21 without the price and in 4 with it; that it ends at 0.3 costs none, and at 0.28 seven.
 */
export const nearestMixed = 0.22;
export const clearlyApart = 0.3;
const nearPrice = 6;

export interface DesignOptions {
  readonly levels?: readonly DriftLevel[];
  /** Which wordings have a right answer; none unless it is said. */
  readonly known?: (cell: number) => boolean;
}

/** `claim` is a place in the spaces' references, `rivals` are the others that count as another model. */
export function designClaim(spaces: readonly CellSpace[], claim: number, rivals: readonly number[], { levels = dailyDrift, known = () => false }: DesignOptions = {}): ClaimDesign {
  const rows = spaces.map(({ counts }) => counts[claim] ?? null);
  const own = spaces.map(({ weights }) => weights[claim] ?? null);
  const ofKind = (kind: boolean): (Float64Array | null)[] => rows.map((row, cell) => (known(cell) === kind ? row : null));
  const [freshChoices, freshFacts] = [freshShares(own, ofKind(false)), freshShares(own, ofKind(true))];
  const foretold = foretellNovelty(ofKind(false));
  const cells = spaces.map(({ answers, weights, unlisted, background, bases }, cell): ClaimCell | null => {
    const [claimed, counts] = [own[cell] ?? null, rows[cell] ?? null];
    if (claimed === null || counts === null) return null;
    const other = toExpected(known(cell) ? unlisted : allowNovelty(unlisted, counts, beyond(Math.max(shareOfNew(claimed, counts), foretold))));
    const honest = levels.map((level) => toExpected(allowDrift(claimed, bases[claim] ?? background, level)));
    const { together, each } = known(cell) ? freshFacts : freshChoices;
    return {
      known: known(cell),
      answers,
      honest,
      fresh: honest.map((drifted) => ({ own: drifted, other, shares: [together, each[cell] ?? 0].flatMap((most) => freshParts.map((some) => some * most)) })),
      rivals: [...rivals.map((rival) => toExpected(weights[rival] ?? unlisted)), toExpected(unlisted), other],
    };
  });
  return { cells, listed: rivals.length, rivals: rivals.length + unlistedParts.length, alternatives: listAlternatives(cells, rivals.length) };
}

/**
 * What is new of the claim's own answers is new of another model's, and of the rest as much as measured pairs of vendors have at least. Models in general, beside
 * whom this stands, repeat a wordy reference more often than it repeats itself: against them alone 79 answers of random weights, all new, told nothing.
 */
function beyond(own: number): number {
  return own + (1 - own) * novelty.otherVendor;
}

/** What may move goes where the reference borrows from: the models it is like, and models in general. */
function allowDrift(claimed: Float64Array, base: Float64Array, { share, concentration }: DriftLevel): Float64Array {
  const strength = claimed.reduce((sum, weight) => sum + weight, 0);
  const kept = 1 / (1 / strength + 1 / concentration);
  return claimed.map((weight, place) => kept * ((1 - share) * (weight / strength) + share * (base[place] ?? 0)));
}

/** Right answers make no two models near, so that distance is over free choices, unless there are none. */
function listAlternatives(cells: readonly (ClaimCell | null)[], listed: number): Alternative[] {
  const choices = cells.filter((cell) => cell !== null && !cell.known);
  const apart = choices.length > 0 ? choices : cells;
  return Array.from({ length: listed + unlistedParts.length }, (_, rival) => rival).flatMap((rival) => {
    const part = rival < listed ? (1 - unlistedPart) / listed : (unlistedParts[rival - listed] ?? 0) / (listed === 0 ? unlistedPart : 1);
    const distance = rival < listed ? meanVariation(apart, rival) : 1;
    if (distance < nearestMixed) return [{ rival, share: 1, logPrior: Math.log(part) - nearPrice }];
    return soughtShares.map(({ share, part: sharePart }) => ({ rival, share, logPrior: Math.log(part * sharePart) - (share < 1 && distance < clearlyApart ? nearPrice : 0) }));
  });
}

/** Mean total variation between what the claim and a rival are expected to answer. */
export function meanVariation(cells: readonly (ClaimCell | null)[], rival: number): number {
  const distances = cells.flatMap((cell) => {
    const [own, other] = [cell?.honest[0], cell?.rivals[rival]];
    return own === undefined || other === undefined ? [] : [own.weights.reduce((sum, weight, place) => sum + Math.abs(weight / own.total - (other.weights[place] ?? 0) / other.total), 0) / 2];
  });
  return distances.length === 0 ? 0 : distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}
