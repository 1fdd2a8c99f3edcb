/** Carries places in a prepared text back to the text as written, so that a reader finds them there. */
import { bringToForm } from "./prepare-text.js";

/** Which rule spoke, and where; `start` is -1 for what has no place (stop reasons, error codes, checklists, length). */
export interface ReplySpan {
  readonly rule: string;
  readonly start: number;
  readonly length: number;
}

export function noSpan(rule: string): ReplySpan {
  return { rule, start: -1, length: 0 };
}

/** Spans over `prepared` as spans over `text`. Preparation takes characters away and adds next to none, so that the shortest beginning which prepares to enough is the place. */
export function placeSpans(text: string, prepared: string, spans: readonly ReplySpan[]): readonly ReplySpan[] {
  return spans.map((span) => {
    if (span.start === -1) return span;
    const start = placeOf(text, prepared, span.start);
    return { rule: span.rule, start, length: Math.max(1, placeOf(text, prepared, span.start + span.length) - start) };
  });
}

function placeOf(text: string, prepared: string, at: number): number {
  if (text === prepared) return at;
  let low = Math.min(text.length, at);
  let high = text.length;
  // A beginning that ends in white space prepares to one character less, since ends are trimmed: the mark stands in for what follows.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bringToForm(`${text.slice(0, middle)}\u2022`).length - 1 < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
