/** How surprising an answer is to a baseline, from 0 (what it gives most often) to 1 (what surprises it most, mostly what it never gave). */

type Counts = Readonly<Record<string, number>>;

export interface SurpriseModel {
  readonly counts: Counts;
  /** Answers behind it. */
  readonly total: number;
  /** The mean surprise that the baseline's own answers hold for each other (leave-one-out). */
  readonly expected: number;
  /** Their variance, for the error of `expected`. */
  readonly variance: number;
}

/**
 * An answer has to be this many times likelier under "something else" before it counts as half surprising. Honest days trade known
 * answers for each other; another model brings new ones. Of 2, 4, 8, 16 and 40, eight told the largest honest day of nine (B3IT
 * data, arXiv:2602.11083) from another model's answers by a ratio close to the largest while the scores stayed fine-grained.
 */
const weight = 8;
/** Of something else we expect answers that the baseline never gave as often as not. */
const unseenShare = 0.5;

export function modelSurprise(counts: Counts): SurpriseModel {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  let [sum, squares] = [0, 0];
  for (const [answer, count] of Object.entries(counts)) {
    if (count === 0) continue;
    const score = createScore({ ...counts, [answer]: count - 1 })(answer);
    sum += count * score;
    squares += count * score * score;
  }
  const expected = total === 0 ? 1 : sum / total;
  return { counts, total, expected, variance: total < 2 ? 1 : Math.max(0, squares / total - expected * expected) };
}

/** Scores answers against these counts; the scale runs over all that could be answered, so that one tolerance fits every question. */
export function createScore(counts: Counts): (answer: string) => number {
  const known = Object.entries(counts).filter(([, count]) => count > 0);
  const total = known.reduce((sum, [, count]) => sum + count, 0);
  // Good & Turing's estimate of what was never seen, with half an answer added so that it is never nothing.
  const unseen = (known.filter(([, count]) => count === 1).length + 0.5) / (total + 1);
  const compare = (expected: number, other: number): number => other / (other + weight * expected);
  const never = compare(unseen, unseenShare);
  const scores = new Map(known.map(([answer, count]) => [answer, compare((count / total) * (1 - unseen), (1 - unseenShare) / known.length)]));
  const all = [never, ...scores.values()];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return (answer) => (high > low ? ((scores.get(answer) ?? never) - low) / (high - low) : 0);
}
