/** Keeps what a pure function made of the last texts: several analyzers ask the same of one reply in turn, and replies repeat (one word, a prepared sentence, temperature 0). */

/** Bounds on what is kept for each function, so that hostile replies cannot fill the memory. */
export interface Bounds {
  readonly texts: number;
  /** That the texts may have together. */
  readonly characters: number;
}

const replies: Bounds = { texts: 256, characters: 400_000 };
/** A run asks some hundred questions in turn, each several times. */
export const ofPrompts: Bounds = { texts: 1_200, characters: 400_000 };
/** Results of one text for different further arguments. */
const RESULTS = 8;

interface Entry<Rest, Result> {
  readonly rest: Rest;
  readonly result: Result;
}

/** `compute` must depend on its arguments alone; those after the text are told apart by identity. */
export function remember<Rest extends readonly unknown[], Result>(compute: (text: string, ...rest: Rest) => Result, { texts, characters }: Bounds = replies): (text: string, ...rest: Rest) => Result {
  // Two generations of half the size: what is asked again in time moves to the younger one, and the older one is dropped whole.
  let young = new Map<string, Entry<Rest, Result>[]>();
  let old = new Map<string, Entry<Rest, Result>[]>();
  let youngCharacters = 0;
  const find = (text: string): Entry<Rest, Result>[] => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const entries = old.get(text) ?? [];
    if (young.size >= texts / 2 || youngCharacters + text.length > characters / 2) {
      old = young;
      young = new Map();
      youngCharacters = 0;
    }
    young.set(text, entries);
    youngCharacters += text.length;
    return entries;
  };
  // Mostly the same string is asked of again at once, which takes no look-up.
  let lastText: string | null = null;
  let entries: Entry<Rest, Result>[] = [];
  return (text, ...rest) => {
    if (text !== lastText) {
      entries = find(text);
      lastText = text;
    }
    for (const entry of entries) if (isSame(entry.rest, rest)) return entry.result;
    const own = entries;
    const result = compute(text, ...rest);
    if (own.length >= RESULTS) own.shift();
    own.push({ rest, result });
    return result;
  };
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}
