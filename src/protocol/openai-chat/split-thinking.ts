/** Finds the thinking that some hosts leave inside the content, between tags of the model's chat template. */

export interface Thinking {
  /** Offsets into the content: the thought is [start, end), the answer begins at `resume`. */
  readonly start: number;
  readonly end: number;
  readonly resume: number;
}

/** Qwen, DeepSeek and their kin; a rarer long form; Kimi. Seen in bodies of the SpeechMap data. */
const tags = [["<think>", "</think>"], ["<thinking>", "</thinking>"], ["◁think▷", "◁/think▷"]] as const;

/** Null where there is none. A thought that is never closed goes to the end, since the answer never began. */
export function findThinking(content: string): Thinking | null {
  const first = content.search(/\S/);
  if (first === -1) return null;
  for (const [open, close] of tags) {
    if (!content.startsWith(open, first)) continue;
    const start = first + open.length;
    const end = content.indexOf(close, start);
    return end === -1 ? { start, end: content.length, resume: content.length } : { start, end, resume: skipSpace(content, end + close.length) };
  }
  return findUnopened(content);
}

/** Where the template itself opens the thought, only the end is in the content, on a line of its own (all 200 replies of one DeepSeek derivative). */
function findUnopened(content: string): Thinking | null {
  for (const [, close] of tags) {
    const end = content.indexOf(`\n${close}`);
    if (end === -1) continue;
    const after = content[end + 1 + close.length];
    if (after === undefined || after === "\n" || after === "\r") return { start: 0, end, resume: skipSpace(content, end + 1 + close.length) };
  }
  return null;
}

function skipSpace(content: string, from: number): number {
  let at = from;
  while (at < content.length && /\s/.test(content[at] ?? "")) at += 1;
  return at;
}
