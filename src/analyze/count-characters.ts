/** Counts the characters of a kind in a text, by runs of them: a long text makes few strings. */

const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;

/** `runs`: a global pattern of one or more such characters. In code points. */
export function countCharacters(text: string, runs: RegExp): number {
  return (text.match(runs) ?? []).reduce((sum, run) => sum + countPoints(run), 0);
}

/** Code points of a text without lone surrogates. */
export function countPoints(text: string): number {
  return text.length - (text.match(pairs)?.length ?? 0);
}
