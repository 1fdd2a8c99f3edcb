/** Counts the characters of a kind in a text, by runs of them: a long text makes few strings. */

const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;

/** `runs`: a global pattern of one or more such characters. In code points. */
export function countCharacters(text: string, runs: RegExp): number {
  const found = text.match(runs) ?? [];
  // Most texts have no pair, which is seen once for all runs.
  const paired = text.search(pairs) !== -1;
  let count = 0;
  for (const run of found) count += paired ? countPoints(run) : run.length;
  return count;
}

/** Code points: a sign outside the basic plane is one character to a reader. */
export function countPoints(text: string): number {
  return text.length - (text.match(pairs)?.length ?? 0);
}
