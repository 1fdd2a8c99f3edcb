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
  /** One entry an answer: its kind's index; the first `oldCount` are the old report's. */
  readonly kinds: Uint16Array;
  readonly oldCount: number;
  readonly kindCount: number;
  readonly weight: number;
}

/**
 * A permutation test within each question (answers of one are never pooled with another's), on the summed log-likelihood ratio
 * (G). Valid for any number of answers; source of the idea: Good, Permutation Tests (2000), ch. 3.
 */
export function compareCounts(questions: readonly { readonly old: Counts; readonly new: Counts }[], random: Random): CountsComparison {
  const tables = questions.map(toTable);
  const total = tables.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return { pValue: 1, totalVariation: 0, excess: 0 };
  const measure = (): { g: number; variation: number } => tables.reduce((sum, table) => {
    const { g, variation } = measureTable(table);
    return { g: sum.g + g, variation: sum.variation + (table.weight / total) * variation };
  }, { g: 0, variation: 0 });
  const seen = measure();
  let chance = 0;
  let draws = 0;
  const pValue = monteCarloP(seen.g, () => {
    for (const table of tables) shuffle(table.kinds, random);
    const drawn = measure();
    if (draws < drawsForChance) { chance += drawn.variation; draws += 1; }
    return drawn.g;
  });
  return { pValue, totalVariation: seen.variation, excess: seen.variation - chance / Math.max(1, draws) };
}

function toTable({ old, new: fresh }: { readonly old: Counts; readonly new: Counts }): Table {
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort().slice(0, MOST_ANSWERS);
  const list = (counts: Counts): number[] => names.flatMap((name, kind) => new Array<number>(Object.hasOwn(counts, name) ? counts[name] ?? 0 : 0).fill(kind));
  const [left, right] = [list(old), list(fresh)];
  return { kinds: Uint16Array.from([...left, ...right]), oldCount: left.length, kindCount: names.length, weight: Math.min(left.length, right.length) };
}

/** G against independence, without its factor of two, and the total variation between both sides. */
function measureTable({ kinds, oldCount, kindCount }: Table): { g: number; variation: number } {
  const newCount = kinds.length - oldCount;
  if (oldCount === 0 || newCount === 0) return { g: 0, variation: 0 };
  const old = new Float64Array(kindCount);
  const all = new Float64Array(kindCount);
  kinds.forEach((kind, index) => {
    all[kind] = (all[kind] ?? 0) + 1;
    if (index < oldCount) old[kind] = (old[kind] ?? 0) + 1;
  });
  let g = 0;
  let variation = 0;
  for (let kind = 0; kind < kindCount; kind += 1) {
    const [mine, both] = [old[kind] ?? 0, all[kind] ?? 0];
    const theirs = both - mine;
    if (mine > 0) g += mine * Math.log((mine * kinds.length) / (both * oldCount));
    if (theirs > 0) g += theirs * Math.log((theirs * kinds.length) / (both * newCount));
    variation += Math.abs(mine / oldCount - theirs / newCount) / 2;
  }
  return { g, variation };
}

function shuffle(values: Uint16Array, random: Random): void {
  for (let index = values.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const kept = values[index] ?? 0;
    values[index] = values[other] ?? 0;
    values[other] = kept;
  }
}
