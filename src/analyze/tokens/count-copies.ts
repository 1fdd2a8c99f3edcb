/** How often each string of the tokenizer table stands in a text as an entry of its own. */
import type { ProbeStrings } from "../../model/tokenizer-table.js";

/** Strings that do not occur are left out. */
export function countCopies(text: string, { after, strings }: ProbeStrings): Record<string, number> {
  return Object.fromEntries(strings.flatMap((string) => {
    const copies = text.split(string.text + after).length - 1;
    return copies === 0 ? [] : [[string.id, copies]];
  }));
}
