/** Which party-line markers a reply uses in its own voice. */
import { remember } from "../remember.js";
import { attributionWords } from "./attribution-words.js";
import type { Markers } from "./checklist-options.js";
import { findPhrase, prepareForPhrases, preparePhrase, type PreparedPhrase, type PreparedText } from "./find-phrase.js";
import { READ_CHARACTERS } from "./prepare-text.js";

/** Two loaded words, since a neutral text may slip into one; chosen, not calibrated. */
const WEAK_MARKERS_NEEDED = 2;
/** A line that ends in a colon introduces the next one and stays with it. */
const sentenceEnd = /[.!?;。！？；]+\s*|(?<![:：])\s*\n\s*/;

export interface MarkerMatch {
  /** At least one strong marker, or two different weak ones. */
  readonly tripped: boolean;
  readonly strong: readonly string[];
  readonly weak: readonly string[];
}

/** A marker counts once, and only where neither quotation marks nor a word such as "claims" earlier in its sentence hand it to somebody else. */
export const findMarkers = remember((text: string, markers: Markers): MarkerMatch => {
  const whole = prepareForPhrases(text);
  const present = (phrases: Markers["strong"]): readonly string[] => listPhrases(phrases).filter(({ prepared }) => findPhrase(whole, prepared) !== -1).map(({ phrase }) => phrase);
  const candidates = { strong: present(markers.strong), weak: present(markers.weak) };
  if (candidates.strong.length + candidates.weak.length === 0) return { tripped: false, strong: [], weak: [] };
  const sentences = text.slice(0, READ_CHARACTERS).split(sentenceEnd).map((sentence) => prepareForPhrases(sentence));
  const strong = candidates.strong.filter((marker) => sentences.some((sentence) => isOwnVoice(sentence, marker)));
  const weak = candidates.weak.filter((marker) => sentences.some((sentence) => isOwnVoice(sentence, marker)));
  return { tripped: strong.length > 0 || weak.length >= WEAK_MARKERS_NEEDED, strong, weak };
});

interface ListedPhrase {
  readonly phrase: string;
  readonly prepared: PreparedPhrase;
}

/** Markers are the same object for every reply to their question. */
const listed = new WeakMap<Markers["strong"], readonly ListedPhrase[]>();

function listPhrases(phrases: Markers["strong"]): readonly ListedPhrase[] {
  const known = listed.get(phrases);
  if (known !== undefined) return known;
  const made = [...new Set(Object.values(phrases).flat())].map((phrase) => ({ phrase, prepared: preparePhrase(phrase) }));
  listed.set(phrases, made);
  return made;
}

function isOwnVoice(sentence: PreparedText, marker: string): boolean {
  const at = findPhrase(sentence, marker);
  if (at === -1) return false;
  // The phrase was found in one of the two forms; the other form's prefix at the same length is only shorter or longer by spaces.
  const form = /\p{Script=Han}/u.test(marker) ? sentence.dense : sentence.spaced;
  const before = form.slice(0, at);
  if ((before.match(/"/g) ?? []).length % 2 === 1) return false;
  const prefix: PreparedText = { spaced: before, dense: before };
  return !Object.values(attributionWords).flat().some((word) => findPhrase(prefix, word) !== -1);
}
