/** Brings short answers to one form, so that dressing ("**Tokyo.**", "Tokyo") does not make two answers of one. */
import { prepareText } from "./reply/prepare-text.js";

export const answerKinds = ["word", "integer", "letter", "line"] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** An answer that is no short answer. It is counted by how it begins, so that a wordy model is comparable with itself and not with any other. */
function asSentence(text: string): string {
  const start = strip(firstLine(text));
  const first = UNSPACED.test(start.slice(0, 1)) ? start.slice(0, 1) : start.split(" ")[0]?.slice(0, WORD_CHARACTERS) ?? "";
  return first === "" ? "(sentence)" : `(sentence: ${first}…)`;
}

const WORD_CHARACTERS = 20;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** "New York City" is an answer; more words are a sentence. */
const ANSWER_WORDS = 3;
/** Unspaced scripts: the longest city names have about eight characters. */
const UNSPACED_CHARACTERS = 10;
const LINE_CHARACTERS = 80;

/**
 * `word`: up to three words. `integer`: canonical digits ("٤٢" and "042" are "42"). `letter`: one letter. `line`: the first
 * line. Numbers in words stay words ("seven", "四十二"): which of the two a model writes is its habit.
 */
export function normalizeAnswer(text: string, kind: AnswerKind): string {
  if (kind === "line") return strip(firstLine(text)).slice(0, LINE_CHARACTERS) || asSentence(text);
  for (const candidate of candidates(text)) {
    const found = readAs(strip(candidate), kind);
    if (found !== null) return found;
  }
  return (kind === "integer" ? loneInteger(text) : null) ?? asSentence(text);
}

/** The whole, what it emphasizes or quotes if that is one thing, its first line. */
function candidates(text: string): readonly string[] {
  const start = text.slice(0, 2_000);
  const marked = [...start.matchAll(/\*\*([^*\n]{1,60})\*\*|"([^"\n]{1,60})"|“([^”\n]{1,60})”|「([^」\n]{1,60})」/g)].map((match) => match.slice(1).find((part) => part !== undefined) ?? "");
  return [start, ...(new Set(marked).size === 1 ? marked.slice(0, 1) : []), firstLine(start)];
}

function readAs(text: string, kind: Exclude<AnswerKind, "line">): string | null {
  if (text === "") return null;
  switch (kind) {
    case "integer": return readInteger(text) ?? (/\p{N}/u.test(text) ? null : readWords(text));
    case "letter": return /^\p{L}$/u.test(text) ? text : /^\(?(\p{L})\)?[).:,](?:\s|$)/u.exec(text)?.[1] ?? null;
    case "word": return readWords(text);
  }
}

function readInteger(text: string): string | null {
  const digits = toAsciiDigits(text);
  const match = /^[-+\u2212]?\d{1,15}$/.exec(digits);
  return match === null ? null : String(Number(match[0].replace("\u2212", "-").replace("+", "")));
}

function readWords(text: string): string | null {
  if (/[.!?;:,。！？；：，\n]/u.test(text)) return null;
  const words = text.split(" ");
  if (words.length > ANSWER_WORDS) return null;
  return UNSPACED.test(text) && text.length > UNSPACED_CHARACTERS ? null : text;
}

/** A sentence with one number in it says that number; with several, which one is meant is a guess. */
function loneInteger(text: string): string | null {
  const numbers = new Set([...toAsciiDigits(prepareText(text)).matchAll(/(?<![\d.,])\d{1,15}(?![\d]|[.,]\d)/g)].map(([number]) => String(Number(number))));
  const [only] = numbers;
  return numbers.size === 1 && only !== undefined ? only : null;
}

function firstLine(text: string): string {
  return text.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
}

/** Lower case and NFKC by `prepareText`, which would take the sign of a number for a hyphen; then quotes, brackets and punctuation at both ends go. A run of marks is tried from its start alone, or a hostile text takes the square of its length. */
function strip(text: string): string {
  return prepareText(text.replace(/(?<![\p{L}\p{N}])-(?=\p{Nd})/gu, "\u2212")).replace(/^[\s\p{P}$^~|<>=+]+(?=[-\u2212]?\p{N}|\p{L})|(?<![\s\p{P}$^~|<>=+])[\s\p{P}$^~|<>=+]+$/gu, (marks, offset: number) => (offset === 0 && /[-\u2212]$/.test(marks) ? "-" : ""));
}

/** Decimal digits of any script; every block of them starts at a zero. */
function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 128) return digit;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
