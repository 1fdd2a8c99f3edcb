/** Corrects p-values for how many tests were made, so that one false alarm among all stays as rare as stated (Holm 1979, Scand. J. Stat. 6:65). */

/** In the order given; each at most 1, and no smaller than that of a smaller p-value. */
export function holmCorrect(pValues: readonly number[]): number[] {
  const order = pValues.map((pValue, index) => ({ pValue, index })).sort((a, b) => a.pValue - b.pValue);
  const corrected = new Array<number>(pValues.length).fill(1);
  let least = 0;
  order.forEach(({ pValue, index }, rank) => {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * pValue));
    corrected[index] = least;
  });
  return corrected;
}
