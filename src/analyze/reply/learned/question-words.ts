/** The words of a question that its reply is searched for: what it is about, without the words that requests share. */
import { ofPrompts, remember } from "../../remember.js";
import { requestWords } from "./request-words.js";

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const tokens = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{M}']+|\p{N}+|[.,!?:;。，、！？：；"()]/gu;
/** Endings differ (inflection), so that a word is found by its beginning. */
const STEM_CHARACTERS = 5;
/** Shorter words are mostly grammar. */
const LONGEST_GRAMMAR = 3;

/** Words, single Han characters, "#" for numbers, and punctuation. */
export function tokenize(prepared: string): string[] {
  return (prepared.match(tokens) ?? []).map((token) => (/^\p{N}/u.test(token) ? "#" : token));
}

/** Beginnings of words, and pairs of Han characters. */
export const questionWords = remember((preparedPrompt: string): ReadonlySet<string> => {
  const words = tokenize(preparedPrompt);
  return new Set(words.flatMap((word, index) => {
    if (!han.test(word)) return word.length > LONGEST_GRAMMAR && !requestWords.has(word) ? [word.slice(0, STEM_CHARACTERS)] : [];
    const next = words[index + 1];
    return next !== undefined && han.test(next) ? [word + next] : [];
  }));
}, ofPrompts);
