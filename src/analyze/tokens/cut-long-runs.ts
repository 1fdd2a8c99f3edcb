/** Cuts a text where a byte-pair vocabulary would take seconds: it splits texts into runs of letters and of signs first, and the time a run takes grows with its square. */

/** Longer runs are no prose of any language with punctuation. */
const longest = 400;
/** Letters with their marks, and signs with marks between them: some vocabularies split by the one, some by the other. */
const runs = [/[\p{L}\p{M}]+/gu, /[^\s\p{L}\p{N}]+/gu] as const;

/** The text in pieces, whose tokens are together as many as the text's, or one more for each cut. */
export function cutLongRuns(text: string): readonly string[] {
  const cuts = runs.flatMap((run) => [...text.matchAll(run)].flatMap(({ 0: { length }, index }) => Array.from({ length: Math.ceil(length / longest) - 1 }, (_, cut) => keepPair(text, index + (cut + 1) * longest))));
  if (cuts.length === 0) return [text];
  const places = [0, ...new Set(cuts.toSorted((a, b) => a - b)), text.length];
  return places.slice(1).map((to, at) => text.slice(places[at], to));
}

/** No cut between the two halves of a character. */
function keepPair(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
