/** Finds a phrase in a prepared text: on word borders in scripts that space their words, anywhere in those that do not. */
import { remember } from "../remember.js";
import { prepareText } from "./prepare-text.js";

/** A reply in the two forms that phrases are looked for in. */
export interface PreparedText {
  readonly spaced: string;
  /** Without white space, since some models put spaces round the digits of Chinese dates. */
  readonly dense: string;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const wordCharacter = /[\p{L}\p{N}]/u;
const digit = /\p{N}/u;

export const prepareForPhrases = remember((text: string): PreparedText => {
  const spaced = prepareText(text);
  return { spaced, dense: spaced.replace(/ /g, "") };
});

/** Where the phrase starts (in `dense` for unspaced scripts, else in `spaced`), or -1. A "*" lets a word go on: "protest*", "военн* преступлени*". Negation is not seen. */
export function findPhrase(text: PreparedText, phrase: string | PreparedPhrase): number {
  const { needle, open, dense, pattern, start } = typeof phrase === "string" ? preparePhrase(phrase) : phrase;
  if (needle === "") return -1;
  // A native search for the first part comes before the pattern, which is tried at every place.
  if (pattern !== null) return text.spaced.includes(start) ? text.spaced.search(pattern) : -1;
  return dense ? findAt(text.dense, needle, digit, open, true) : findAt(text.spaced, needle, wordCharacter, open, false);
}

export interface PreparedPhrase {
  readonly needle: string;
  readonly open: boolean;
  readonly dense: boolean;
  /** Where words inside the phrase may go on, as inflected languages need it. */
  readonly pattern: RegExp | null;
  /** What the phrase begins with, up to the first inner "*". */
  readonly start: string;
}

/** Stands for an inner "*" while the phrase is prepared, which takes markup out. */
const goesOn = "\ue000";

/** Phrases are few and asked of every reply. */
const preparedPhrases = new Map<string, PreparedPhrase>();

export function preparePhrase(phrase: string): PreparedPhrase {
  const known = preparedPhrases.get(phrase);
  if (known !== undefined) return known;
  const open = phrase.endsWith("*");
  const spaced = prepareText((open ? phrase.slice(0, -1) : phrase).replaceAll("*", goesOn));
  const dense = unspaced.test(spaced);
  const prepared = { needle: dense ? spaced.replace(/ /g, "") : spaced, open, dense, pattern: spaced.includes(goesOn) ? toPattern(spaced, open) : null, start: spaced.split(goesOn)[0] ?? "" };
  preparedPhrases.set(phrase, prepared);
  return prepared;
}

/** Every part stays on the word that it began. */
function toPattern(spaced: string, open: boolean): RegExp {
  const parts = spaced.split(goesOn).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join("[\\p{L}\\p{N}]*")}${open ? "" : "(?![\\p{L}\\p{N}])"}`, "u");
}

/** `border` is what may not stand next to the phrase when the phrase itself ends in it. */
function findAt(haystack: string, needle: string, border: RegExp, open: boolean, dense: boolean): number {
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    if (isFree(haystack[at - 1], needle[0], border, dense) && (open || isFree(haystack[at + needle.length], needle.at(-1), border, dense))) return at;
  }
  return -1;
}

/** A Latin word in a Chinese sentence borders on Han characters, which are letters too but no part of it. */
function isFree(neighbour: string | undefined, edge: string | undefined, border: RegExp, dense: boolean): boolean {
  if (neighbour === undefined || edge === undefined || !border.test(edge)) return true;
  if (!dense && unspaced.test(neighbour)) return true;
  return !border.test(neighbour);
}
