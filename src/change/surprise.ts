/** How surprising an answer is to a baseline, from 0 to 1: near 0 for what it gives often, near 1 for what it never gave. */

type Counts = Readonly<Record<string, number>>;

export interface SurpriseModel {
  readonly counts: Counts;
  readonly total: number;
  /** The mean surprise that the baseline's own answers hold for each other (leave-one-out). */
  readonly expected: number;
  /** Their variance, for the error of `expected`. */
  readonly variance: number;
}

/**
 * An answer has to be this many times likelier under "something else" before it counts as half surprising. Honest days trade known
 * answers for each other; another model brings new ones. Of 2, 4, 8, 16 and 40, eight told the largest honest day of nine (B3IT
 * data, arXiv:2602.11083) from another model's answers by the largest ratio that still left the scores fine-grained.
 */
const weight = 8;
/** Of something else we expect answers that the baseline never gave as often as not. */
const unseenShare = 0.5;

export function modelSurprise(counts: Counts): SurpriseModel {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  let [sum, squares] = [0, 0];
  for (const [answer, count] of Object.entries(counts)) {
    if (count === 0) continue;
    const score = scoreAnswer(withoutOne(counts, answer), total - 1, answer);
    sum += count * score;
    squares += count * score * score;
  }
  const expected = total === 0 ? 1 : sum / total;
  return { counts, total, expected, variance: total < 2 ? 1 : Math.max(0, squares / total - expected * expected) };
}

export function surprise({ counts, total }: SurpriseModel, answer: string): number {
  return scoreAnswer(counts, total, answer);
}

function scoreAnswer(counts: Counts, total: number, answer: string): number {
  const known = Object.values(counts).filter((count) => count > 0);
  const count = Object.hasOwn(counts, answer) ? counts[answer] ?? 0 : 0;
  // Good & Turing's estimate of what was never seen, with half an answer added so that it is never nothing.
  const unseen = (known.filter((one) => one === 1).length + 0.5) / (total + 1);
  const expected = count > 0 ? (count / total) * (1 - unseen) : unseen;
  const other = count > 0 ? (1 - unseenShare) / known.length : unseenShare;
  return other / (other + weight * expected);
}

function withoutOne(counts: Counts, answer: string): Counts {
  return { ...counts, [answer]: (counts[answer] ?? 1) - 1 };
}
