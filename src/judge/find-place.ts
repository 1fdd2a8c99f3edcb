/** The place of an answer in a cell's space: its own, or the last one, which stands for all that no reference gave. */

/** `answers` sorted by code unit, as `buildCellSpace` leaves them. */
export function findPlace(answers: readonly string[], answer: string): number {
  let low = 0;
  let high = answers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((answers[middle] ?? "") < answer) low = middle + 1;
    else high = middle;
  }
  return answers[low] === answer ? low : answers.length;
}
