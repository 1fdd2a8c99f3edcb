/** Whether the prompts of two logs could be drawn from one kind of prompts, by the words they hold: what lets their replies be compared without pairs. */
import type { ObservationValue } from "../model/observation.js";
import { fisherExact } from "../stats/fisher-exact.js";
import { holmCorrect } from "../stats/holm-correct.js";

export interface Profile {
  readonly prompts: number;
  /** Word (hashed) → prompts that hold it; the most frequent ones only. */
  readonly words: Readonly<Record<string, number>>;
}

/** One pair of like halves in a hundred is called unlike, and then not compared. */
export const profileAlpha = 0.01;
/** Fewer prompts say nothing about their kind. */
const fewestPrompts = 10;

export function toProfile(value: ObservationValue | undefined, prompts: number): Profile | null {
  return value?.kind === "distribution" ? { prompts, words: value.counts } : null;
}

/** Null: too few prompts to tell. */
export function arePromptsAlike(old: Profile, fresh: Profile): boolean | null {
  if (old.prompts < fewestPrompts || fresh.prompts < fewestPrompts) return null;
  const words = [...new Set([...Object.keys(old.words), ...Object.keys(fresh.words)])].sort();
  const pValues = words.map((word) => {
    const k = countOf(old, word, fresh);
    const otherK = countOf(fresh, word, old);
    return Math.min(1, 2 * Math.min(fisherExact(k, old.prompts, otherK, fresh.prompts), fisherExact(otherK, fresh.prompts, k, old.prompts)));
  });
  return holmCorrect(pValues).every((pValue) => pValue > profileAlpha);
}

/** A word outside the list stood in at most as many prompts as the rarest listed one; within that, what is most alike is assumed. */
function countOf(profile: Profile, word: string, other: Profile): number {
  if (Object.hasOwn(profile.words, word)) return Math.min(profile.words[word] ?? 0, profile.prompts);
  const counts = Object.values(profile.words);
  const rarest = counts.length === 0 ? 0 : Math.min(...counts);
  const alike = Math.round(((other.words[word] ?? 0) / other.prompts) * profile.prompts);
  return Math.min(rarest, alike, profile.prompts);
}
