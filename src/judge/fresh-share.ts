/** Part of an endpoint's answers that may come from where another model's new ones come from, and the endpoint still be the one that was measured. */
import { shareOfNew } from "./allow-novelty.js";
import { foretellNovelty } from "./foretell-novelty.js";

/**
 * One part for all wordings of a kind (null where one was not asked): which of them are open and which are not, a handful of answers each does not tell. `weights`
 * expect fewer new answers than `counts` foretell where a model hardly repeats itself; with this part new throughout they expect as many.
 */
export function freshShare(weights: readonly (Float64Array | null)[], counts: readonly (Float64Array | null)[]): number {
  let [expected, answers] = [0, 0];
  for (const [wording, own] of counts.entries()) {
    const claimed = weights[wording] ?? null;
    if (claimed === null || own === null) continue;
    const given = own.reduce((sum, count) => sum + count, 0);
    expected += given * shareOfNew(claimed, own);
    answers += given;
  }
  if (answers === 0) return 0;
  const now = expected / answers;
  const foretold = foretellNovelty(counts);
  return foretold <= now ? 0 : (foretold - now) / (1 - now);
}
