/** Whether a reply broke off: no stop reason was given, and the text or its stream ends where it should not. */
import type { Reply } from "../../model/transcript.js";

/** How whole texts end: punctuation, closing brackets, quotes and markup, table or code fences, emoji. */
const wholeEnding = /[.!?…。！？；;:：)\]）】」』"'”’»*_`~|>}\p{Extended_Pictographic}\ufe0f]\s*$/u;
/** Fewest characters a token holds on average in any script (Han, one and a bit; Latin, four); without reported usage, a longer text may have met the limit. */
const LEAST_CHARACTERS_PER_TOKEN = 1;

/** A stop by `maxTokens` is no cut, and neither is a missing reason after a whole sentence, which some honest hosts give. */
export function isCutOff(reply: Reply, text: string, maxTokens: number | null): boolean {
  if ((reply.choices[0]?.stop ?? null) !== null) return false;
  if (reply.streamed && !reply.ended) return true;
  if (maxTokens !== null) {
    const tokens = reply.usage?.outputTokens ?? text.length / LEAST_CHARACTERS_PER_TOKEN;
    if (tokens >= maxTokens) return false;
  }
  return !wholeEnding.test(text);
}
