/** Part of an endpoint's answers that may come from where another model's new ones come from, and the endpoint still be the one that was measured. */
import { foretellNovelty } from "./foretell-novelty.js";
import { shareOfNew } from "./share-of-new.js";

/** Answers of all wordings together that stand in for a wording's own. Origin: simulated honest endpoints of fixed and open wordings, five settings: at 2 none of 100 runs was convicted, at 4 they were 14. */
const borrowedAnswers = 2;

/** `weights` expect fewer new answers than `counts` foretell where a model hardly repeats itself; with this part new throughout they expect as many. */
export interface FreshShares {
  /** One part for all wordings: where they are alike, a handful of answers of one tells less than all together. */
  readonly together: number;
  /** By wording, of its own: some are open, and some have one answer. */
  readonly each: readonly number[];
}

/** Of wordings of one kind, null where one was not asked. */
export function freshShares(weights: readonly (Float64Array | null)[], counts: readonly (Float64Array | null)[]): FreshShares {
  const foretold = foretellNovelty(counts);
  const wordings = counts.map((own, wording) => {
    const claimed = weights[wording] ?? null;
    if (claimed === null || own === null) return { answers: 0, now: 0, news: 0 };
    const answers = own.reduce((sum, count) => sum + count, 0);
    const singles = own.reduce((sum, count) => sum + (count === 1 ? 1 : 0), 0);
    return { answers, now: shareOfNew(claimed, own), news: (singles + borrowedAnswers * foretold) / (answers + borrowedAnswers) };
  });
  const answers = wordings.reduce((sum, one) => sum + one.answers, 0);
  const now = answers === 0 ? 0 : wordings.reduce((sum, one) => sum + one.answers * one.now, 0) / answers;
  return { together: answers === 0 ? 0 : missing(now, foretold), each: wordings.map((one) => missing(one.now, one.news)) };
}

function missing(now: number, wanted: number): number {
  return wanted <= now ? 0 : (wanted - now) / (1 - now);
}
