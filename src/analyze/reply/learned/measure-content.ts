/** Whether a reply speaks of what was asked, and whether its text is sound. */
import { countCharacters } from "../../count-characters.js";
import { questionWords, tokenize } from "./question-words.js";
import type { PutFeature, ReplyView } from "./reply-view.js";

/** Degenerate text shows at the end, where sampling has run off. */
const TAIL_CHARACTERS = 800;
/** Words below which repetition says nothing. */
const LEAST_WORDS = 60;
const wholeEnding = /[.!?…。！？；;：:)\]）】」』"'”’»*_`~|>}\p{Extended_Pictographic}\ufe0f]\s*$/u;
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

const letter = /\p{L}+/gu;
const latinLetter = /\p{Script=Latin}+/gu;

export function measureOverlap({ prepared, preparedPrompt }: ReplyView, opening: string, short: boolean, put: PutFeature): void {
  const words = questionWords(preparedPrompt);
  if (words.size === 0) return;
  const share = (text: string): number => [...words].filter((word) => text.includes(word)).length / words.size;
  const all = share(prepared);
  put("overlap/all", all);
  put("overlap/opening", share(opening));
  if (short) put("overlap/short", all);
}

/** Scripts out of place, repetition, an end in the middle of a sentence. */
export function measureNoise(text: string, put: PutFeature): void {
  const letters = countCharacters(text, letter);
  const latin = countCharacters(text, latinLetter);
  const main = Math.max(countCharacters(text, dense), latin);
  put("noise/foreign-letters", letters === 0 ? 0 : Math.min(1, 5 * (letters - main) / letters));
  const tail = text.slice(-TAIL_CHARACTERS);
  const tailDense = countCharacters(tail, dense);
  const tailLatin = countCharacters(tail, latinLetter);
  put("noise/mixed-tail", Number(latin > letters / 2 && tailDense > 4 && tailLatin > 20 && tailDense / (tailDense + tailLatin) > 0.04));
  const words = tokenize(tail.toLowerCase());
  if (words.length > LEAST_WORDS) put("noise/repeats", 1 - new Set(words).size / words.length);
  put("noise/no-ending", Number(!wholeEnding.test(text)));
}
