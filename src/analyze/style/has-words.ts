/** Whether a text is made of words at all, and not of numbers and marks. */

/** The least of 5,900 replies of 30 models is 22 %, a table; of counting nothing is a word. */
const leastWordShare = 0.2;

/** `pieces` as `splitText` gives them. */
export function hasWords(pieces: readonly string[]): boolean {
  return pieces.filter((piece) => /^\p{L}/u.test(piece)).length >= leastWordShare * pieces.length;
}
