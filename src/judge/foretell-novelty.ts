/** How many of a model's next answers its reference never gave, as far as the reference's own single answers foretell. */

/** Standard error that is added: what is honest should not hang on which answers chance repeated. */
const errors = 1;

/**
 * Single answers over all answers (Good 1953), of several wordings together: of one alone three or four answers say little, and where chance repeated one they
 * foretell too few new ones. Half an answer is added, so that it is never nothing.
 */
export function foretellNovelty(rows: readonly (Float64Array | null)[]): number {
  let [answers, singles] = [0, 0];
  for (const counts of rows) {
    for (const count of counts ?? []) {
      answers += count;
      if (count === 1) singles += 1;
    }
  }
  const share = (singles + 0.5) / (answers + 1);
  return Math.min(1, share + errors * Math.sqrt((share * (1 - share)) / (answers + 1)));
}
