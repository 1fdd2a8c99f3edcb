/** Keeps what a pure function made of the last texts: several analyzers ask the same of one reply in turn, and replies repeat (one word, a prepared sentence, temperature 0). */

/** Texts kept for each function, and the characters that they may have together, so that hostile replies cannot fill the memory. */
const TEXTS = 256;
const CHARACTERS = 400_000;
/** Results of one text for different further arguments. */
const RESULTS = 8;

/** `compute` must depend on its arguments alone; those after the text are told apart by identity. */
export function remember<Rest extends readonly unknown[], Result>(compute: (text: string, ...rest: Rest) => Result): (text: string, ...rest: Rest) => Result {
  const known = new Map<string, { readonly rest: Rest; readonly result: Result }[]>();
  let characters = 0;
  return (text, ...rest) => {
    const entries = known.get(text);
    const found = entries?.find((entry) => entry.rest.every((value, at) => value === rest[at]));
    if (found !== undefined) return found.result;
    const result = compute(text, ...rest);
    if (known.size >= TEXTS || characters + text.length > CHARACTERS) {
      known.clear();
      characters = 0;
    }
    const kept = known.get(text);
    if (kept === undefined) {
      known.set(text, [{ rest, result }]);
      characters += text.length;
    } else {
      if (kept.length >= RESULTS) kept.shift();
      kept.push({ rest, result });
    }
    return result;
  };
}
