/** One wording as several references see it: a shared list of answers, and for every reference the prior counts of its next answers. */

export interface CellSpace {
  /** Answers that any reference gave, sorted; the last place of every list below stands for all others. */
  readonly answers: readonly string[];
  /** How often models in general give each answer, summing to 1. */
  readonly background: Float64Array;
  /** What each reference answered, in the order they were given; null where it was not asked this. */
  readonly counts: readonly (Float64Array | null)[];
  /** The same as shares of all its answers, with room for new ones. */
  readonly shares: readonly (Float64Array | null)[];
  /** Where each reference's answers go that it never gave: to the references it is like, and to models in general. */
  readonly bases: readonly (Float64Array | null)[];
  /** Prior counts by reference for its next answers. */
  readonly weights: readonly (Float64Array | null)[];
  /** Prior counts of a model that no reference is of. */
  readonly unlisted: Float64Array;
}

type Counts = Readonly<Record<string, number>>;

/**
 * How a reference's counts become expectations: each answer's count is lowered by `discount`, and what is taken, with `borrowed` prior counts more, goes
 * to what models in general answer. The predictive rule of a hierarchical Pitman–Yor process (Teh 2006): a reference with many rare answers expects more new ones.
 */
export interface Smoothing {
  readonly discount: number;
  readonly borrowed: number;
}

/** For a reference too small to fit its own. Origin: the best of a grid over held-apart halves of 33 models (doi:10.5281/zenodo.21278557). */
export const usualSmoothing: Smoothing = { discount: 0.6, borrowed: 0.5 };
/** Concentration of an unlisted model round what models in general answer. Same origin. */
const unlistedConcentration = 1.5;
/** Share of a model's answers that none of the others gave, before anything is known, and the answers that this belief is worth. */
const priorNovelty = 0.46;
const noveltyWorth = 15;

/** All references smoothed alike, towards models in general. */
export function buildCellSpace(references: readonly (Counts | null)[]): CellSpace {
  const answers = [...new Set(references.flatMap((counts) => Object.keys(counts ?? {}).filter((answer) => (counts?.[answer] ?? 0) > 0)))].sort();
  const dense = references.map((counts) => (counts === null ? null : Float64Array.from(answers, (answer) => (Object.hasOwn(counts, answer) ? counts[answer] ?? 0 : 0))));
  const background = measureBackground(answers.length, dense.filter((counts) => counts !== null));
  const weights = dense.map((counts) => (counts === null ? null : toWeights(counts, background, usualSmoothing)));
  return {
    answers,
    background,
    counts: dense,
    shares: weights.map((own) => (own === null ? null : toShares(own))),
    bases: dense.map((counts) => (counts === null ? null : background)),
    weights,
    unlisted: background.map((share) => share * unlistedConcentration),
  };
}

/** The mean of all references' shares; what is left for new answers is how often one reference gave what no other did. */
function measureBackground(size: number, references: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(size + 1);
  let novel = 0;
  let all = 0;
  for (const counts of references) {
    const total = sum(counts);
    for (let at = 0; at < size; at += 1) {
      const count = counts[at] ?? 0;
      if (count === 0) continue;
      mean[at] = (mean[at] ?? 0) + count / total / references.length;
      all += count;
      if (references.length > 1 && references.every((other) => other === counts || other[at] === 0)) novel += count;
    }
  }
  const evidence = references.length > 1 ? all : 0;
  const unseen = (novel + priorNovelty * noveltyWorth) / (evidence + noveltyWorth);
  for (let at = 0; at < size; at += 1) mean[at] = (mean[at] ?? 0) * (1 - unseen);
  mean[size] = unseen;
  return mean;
}

/** `base` says, in the space's order, where the answers that are not its own go. */
export function toWeights(counts: Float64Array, base: Float64Array, { discount, borrowed }: Smoothing): Float64Array {
  const distinct = counts.reduce((kinds, count) => kinds + (count > 0 ? 1 : 0), 0);
  const lent = borrowed + discount * distinct;
  return base.map((share, at) => Math.max(0, (counts[at] ?? 0) - discount * ((counts[at] ?? 0) > 0 ? 1 : 0)) + lent * share);
}

function toShares(weights: Float64Array): Float64Array {
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
