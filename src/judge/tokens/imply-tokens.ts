/** How many tokens of a class the text of a cut reply holds, and how far that is from what was allowed to be made. */
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import type { CutReply } from "./read-cuts.js";

export interface ImpliedCut {
  readonly reply: CutReply;
  readonly low: number;
  readonly high: number;
}

/** A model may write a string in other tokens than the shortest, by one or two in thirty. */
export const tolerance = 2;
/** Tokens that are made and not shown in every reply alike: a start mark, an empty thought, the few characters before a copy. */
export const unseen = { least: -2, most: 6 } as const;
export const unseenCounts = Array.from({ length: unseen.most - unseen.least + 1 }, (_, index) => unseen.least + index);

/** Replies of which nothing is known under the class are left out. */
export function implyCuts(cuts: readonly CutReply[], classId: string, texts: readonly TokenizerTexts[]): ImpliedCut[] {
  const pieces = texts.find(({ id }) => id === classId)?.pieces ?? {};
  return cuts.flatMap((reply) => {
    const range = impliedTokens(reply, classId, pieces);
    return range === null ? [] : [{ reply, ...range }];
  });
}

/** Tokens between what the text holds and what was made, of which some are not shown. */
export function measureDistance({ reply, low, high }: ImpliedCut, hidden: number, ceiling = reply.ceiling): number {
  const made = ceiling - Math.min(hidden, mostUnseen(reply));
  return Math.max(0, low - made, made - high);
}

/** Texts of one string say the same thing again and again. */
export function countStrings(implied: readonly ImpliedCut[]): number {
  return new Set(implied.map(({ reply }) => reply.entries[0] ?? reply.step)).size;
}

/** A stream that comes in about as many pieces as tokens leaves no more unseen than are missing from it; what stands before a copy is among the pieces. */
function mostUnseen({ ceiling, pieces, prefix }: CutReply): number {
  return pieces === null || prefix !== "" || pieces < ceiling - unseen.most ? unseen.most : Math.max(0, ceiling - pieces);
}

/** Null where the class is not known well enough. */
function impliedTokens({ entries, characters, counted }: CutReply, classId: string, pieces: Readonly<Record<string, string>>): { low: number; high: number } | null {
  const own = counted[classId];
  // The end of a text that was cut may stand in other tokens than it would alone.
  if (entries.length === 0) return own === undefined ? null : { low: own - 1, high: own + 1 };
  let shown = 0;
  let tokens = 0;
  let low: number | null = null;
  for (const entry of entries) {
    const digits = pieces[entry];
    if (digits === undefined) return null;
    for (const digit of digits) {
      shown += Number.parseInt(digit, 36);
      tokens += 1;
      if (low === null && shown >= characters) low = tokens;
      if (shown <= characters) continue;
      // Between two ends, where this class never cuts: half a token says so.
      return low === tokens ? { low: tokens - 0.5, high: tokens - 0.5 } : { low: low ?? tokens, high: tokens - 1 };
    }
  }
  return low === null ? null : { low, high: tokens };
}
