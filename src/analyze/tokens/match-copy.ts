/** Matches a text with what it was to copy: exact, behind a few other characters, left or altered on its way, or a text of its own. */

export interface MatchedCopy {
  /** copy: a beginning of what was sent. altered: such a beginning and then something else, or one far into the text. own: neither. */
  readonly form: "copy" | "altered" | "own";
  /** The copy alone; of any other form the whole text. */
  readonly shown: string;
  /** Characters before a copy, white space included. */
  readonly prefix: string;
  /** UTF-16 units of `shown`, from its start, that are what was sent. */
  readonly matched: number;
}

/** A list's mark, a quotation mark or a short label; what is longer takes too many tokens to be a constant that drops out. */
const longestPrefix = 8;
/** Fewer equal characters may be chance. */
const fewestMatched = 4;
/** As many are a copy that was begun. */
const begun = 8;
/** How far into a text a copy is looked for. */
const searched = 400;

/** Letters composed, plain spaces and line ends, nothing of no width: gateways and filters rewrite these, and the strings of the table have none of them. */
export function undoRewriting(text: string): string {
  return text.normalize("NFC").replace(/[\u00A0\u2007\u202F]/g, " ").replace(/[\u200B\u2060\uFEFF]/g, "").replaceAll("\r\n", "\n");
}

export function matchCopy(text: string, block: string): MatchedCopy {
  if (block.startsWith(text)) return { form: "copy", shown: text, prefix: "", matched: text.length };
  for (let length = 1; length <= longestPrefix; length += 1) {
    const rest = text.slice(length);
    if (rest.length >= fewestMatched && block.startsWith(rest)) return { form: "copy", shown: rest, prefix: text.slice(0, length), matched: rest.length };
  }
  const matched = countCommon(text, block);
  const held = matched >= begun || text.slice(0, searched).includes(block.slice(0, begun));
  return { form: held ? "altered" : "own", shown: text, prefix: "", matched };
}

function countCommon(left: string, right: string): number {
  let at = 0;
  while (at < left.length && at < right.length && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  return at;
}
