/** Finds the entries of a message that a reply was asked to copy: the text, and which known strings it is made of. */
import type { ProbeStrings } from "../../model/tokenizer-table.js";

export interface CopyBlock {
  readonly text: string;
  /** Ids of the strings in order, one a copy. */
  readonly entries: readonly string[];
}

/** Null where the message holds no known string. Entries follow each other, each ended by the table's separator. */
export function findBlock(message: string, { after, strings }: ProbeStrings): CopyBlock | null {
  const starts = strings.map(({ text }) => message.indexOf(text + after)).filter((at) => at >= 0);
  if (starts.length === 0) return null;
  const start = Math.min(...starts);
  const entries: string[] = [];
  let at = start;
  for (;;) {
    const next = strings.find(({ text }) => message.startsWith(text + after, at));
    if (next === undefined) break;
    entries.push(next.id);
    at += next.text.length + after.length;
    if (message.charAt(at) !== "\n") break;
    at += 1;
  }
  return { text: message.slice(start, at), entries };
}
