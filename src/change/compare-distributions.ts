/** Compares answer counts: could both reports have drawn from one source, question by question? */
import type { Random } from "../stats/create-random.js";
import { monteCarloP } from "../stats/monte-carlo-p.js";

type Counts = Readonly<Record<string, number>>;

export interface CountsComparison {
  readonly pValue: number;
  /** Half the summed absolute difference of shares, averaged over questions by their answers. */
  readonly totalVariation: number;
  /** The part of it that chance does not explain at these numbers. */
  readonly excess: number;
}

/** Answers that one question's test tells apart. */
const MOST_ANSWERS = 200;
const drawsForChance = 200;

interface Table {
  /** One entry an answer: its kind's index; those of the side with fewer answers stand first. */
  readonly kinds: Uint16Array;
  readonly fewer: number;
  /** Answers of each kind on both sides. */
  readonly all: Float64Array;
  /** Answers of the shorter side: what its question counts for. */
  readonly weight: number;
}

/**
 * A permutation test within each question (answers of one are never pooled with another's), on the summed log-likelihood ratio
 * (G). Valid for any number of answers; source of the idea: Good, Permutation Tests (2000), ch. 3. `most`: draws at most.
 */
export function compareCounts(questions: readonly { readonly old: Counts; readonly new: Counts }[], random: Random, most: number): CountsComparison {
  const tables = questions.map(toTable).filter(({ fewer, kinds }) => fewer > 0 && kinds.length > fewer);
  const total = tables.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return { pValue: 1, totalVariation: 0, excess: 0 };
  const measure = (): { g: number; variation: number } => {
    let [g, variation] = [0, 0];
    for (const table of tables) {
      const own = measureTable(table);
      g += own.g;
      variation += (table.weight / total) * own.variation;
    }
    return { g, variation };
  };
  const seen = measure();
  let chance = 0;
  let draws = 0;
  const pValue = monteCarloP(seen.g, () => {
    for (const table of tables) drawFewer(table, random);
    const drawn = measure();
    if (draws < drawsForChance) { chance += drawn.variation; draws += 1; }
    return drawn.g;
  }, most);
  return { pValue, totalVariation: seen.variation, excess: seen.variation - chance / Math.max(1, draws) };
}

function toTable({ old, new: fresh }: { readonly old: Counts; readonly new: Counts }): Table {
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort().slice(0, MOST_ANSWERS);
  const list = (counts: Counts): number[] => names.flatMap((name, kind) => new Array<number>(Object.hasOwn(counts, name) ? counts[name] ?? 0 : 0).fill(kind));
  const [short, long] = [list(old), list(fresh)].sort((left, right) => left.length - right.length);
  const kinds = Uint16Array.from([...short ?? [], ...long ?? []]);
  const all = new Float64Array(names.length);
  for (const kind of kinds) all[kind] = (all[kind] ?? 0) + 1;
  return { kinds, fewer: short?.length ?? 0, all, weight: short?.length ?? 0 };
}

/** G against independence, without its factor of two, and the total variation between both sides. */
function measureTable({ kinds, fewer, all }: Table): { g: number; variation: number } {
  const more = kinds.length - fewer;
  const own = new Float64Array(all.length);
  for (let index = 0; index < fewer; index += 1) {
    const kind = kinds[index] ?? 0;
    own[kind] = (own[kind] ?? 0) + 1;
  }
  let g = 0;
  let variation = 0;
  for (let kind = 0; kind < all.length; kind += 1) {
    const [mine, both] = [own[kind] ?? 0, all[kind] ?? 0];
    const theirs = both - mine;
    if (mine > 0) g += mine * Math.log((mine * kinds.length) / (both * fewer));
    if (theirs > 0) g += theirs * Math.log((theirs * kinds.length) / (both * more));
    variation += Math.abs(mine / fewer - theirs / more) / 2;
  }
  return { g, variation };
}

/** Which answers are the shorter side's, drawn anew: the first steps of a shuffle (Fisher & Yates) are enough. */
function drawFewer({ kinds, fewer }: Table, random: Random): void {
  for (let index = 0; index < fewer; index += 1) {
    const other = index + Math.floor(random() * (kinds.length - index));
    const kept = kinds[index] ?? 0;
    kinds[index] = kinds[other] ?? 0;
    kinds[other] = kept;
  }
}
