/** How a longer text is written, as numbers that do not hold its words: length, layout, punctuation, and the shares of common words. */
import { remember } from "../remember.js";
import { roundTo } from "../round-to.js";
import { hashWord, splitWords } from "./hash-word.js";

/** What is read of one text: style settles within a page. */
const READ_CHARACTERS = 8_000;
/** Shorter texts have no style to speak of; a paragraph of Chinese is not longer. */
const LEAST_CHARACTERS = 60;
/** Words are counted by their hash: function words fill most of it, and no word can be read back. */
const WORD_GROUPS = 16;
const DECIMALS = 4;
const WORDS_FOR_VARIETY = 100;

/** Name of the measure → what is counted per 1,000 characters. White space at the start of a line stays within the line, or within 64 characters: tried from every line of a blank page, more would take the square of its length. */
const marks: Readonly<Record<string, RegExp>> = {
  "bold": /\*\*/g,
  "bold-lines": /^[^\S\r\n\u2028\u2029]*\*\*/gm,
  "bullets-dash": /^[^\S\r\n\u2028\u2029]*-\s/gm,
  "bullets-star": /^[^\S\r\n\u2028\u2029]*[*•]\s/gm,
  "colons": /[:：]/g,
  "commas": /[,，、]/g,
  "curly-marks": /[‘’“”]/g,
  "dashes": /[–—]|\s-\s/g,
  "digits": /\p{Nd}/gu,
  "headings-large": /^#{1,2}\s/gm,
  "headings-small": /^#{3,6}\s/gm,
  "hyphens": /\p{L}-\p{L}/gu,
  "line-breaks": /\n/g,
  "nested": /^(?:[^\S\r\n\u2028\u2029]{2,}|\s{2,64})[-*•\d]/gm,
  "numbered": /^[^\S\r\n\u2028\u2029]*\d{1,2}[.)]\s/gm,
  "paragraphs": /\n\s*\n/g,
  "parentheses": /[(（]/g,
  "plain-quotes": /["「」«»]/g,
  "rules": /^(?:-{3,}|\*{3,})\s*$/gm,
  "semicolons": /[;；]/g,
  "sentence-ends": /[.!?。！？]/g,
  "slanted": /(?<![*\w])\*[^*\s]/g,
  "trailing-spaces": / {2}\n/g,
  "upper-case": /\p{Lu}/gu,
};

/** Null for a text that is too short. In the order of names. */
export function measureStyle(text: string, least = LEAST_CHARACTERS): Readonly<Record<string, number>> | null {
  return text.length < least ? null : measure(text);
}

const measure = remember((text: string): Readonly<Record<string, number>> | null => {
  const read = text.slice(0, READ_CHARACTERS);
  const words = splitWords(read);
  if (words.length === 0) return null;
  const thousands = read.length / 1_000;
  const groups = new Array<number>(WORD_GROUPS).fill(0);
  for (const word of words) {
    const group = hashWord(word) % WORD_GROUPS;
    groups[group] = (groups[group] ?? 0) + 1;
  }
  const start = words.slice(0, WORDS_FOR_VARIETY);
  const measures: [string, number][] = [
    ...Object.entries(marks).map(([name, pattern]): [string, number] => [name, (read.match(pattern) ?? []).length / thousands]),
    ["ends-plainly", /[.。!！]["”)）]?$/u.test(text.trimEnd()) ? 1 : 0],
    ["log-characters", Math.log(text.length)],
    ["starts-marked", /^\s*(?:#|\*\*)/.test(text) ? 1 : 0],
    ["variety", new Set(start).size / start.length],
    ["word-length", words.reduce((sum, word) => sum + word.length, 0) / words.length],
    ...groups.map((count, group): [string, number] => [`words-${String(group).padStart(2, "0")}`, count / words.length]),
  ];
  return Object.fromEntries(measures.map(([name, value]) => [name, roundTo(value, DECIMALS)]));
});
