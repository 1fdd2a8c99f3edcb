/** The coarse class of writing that a text is in: enough to take off what a language, and not a model, does. */
import { countCharacters, countPoints } from "../count-characters.js";
import { ofPrompts, remember } from "../remember.js";

export type ScriptClass = "english" | "latin" | "han" | "other";

/** What is looked at of a text. */
const readCharacters = 2000;
/** English text has one of these in five words or so, other Latin languages hardly ever. Checked on the English and Finnish prompts of the SpeechMap data. */
const englishWords = /\b(?:the|of|and|to|in|is|a|for|that|on|with|are|as|how|what|why|i)\b/gi;
const englishShare = 0.12;

export const findScript = remember((text: string): ScriptClass => {
  const read = text.slice(0, readCharacters);
  const han = countCharacters(read, /\p{Script=Han}+/gu);
  const latin = countCharacters(read, /\p{Script=Latin}+/gu);
  const runs = read.match(/\p{L}+/gu) ?? [];
  const letters = runs.reduce((sum, run) => sum + countPoints(run), 0);
  // A Han character says about as much as three letters.
  if (3 * han > latin && han > 0) return "han";
  if (letters === 0 || 2 * latin < letters) return "other";
  return (read.match(englishWords)?.length ?? 0) >= englishShare * runs.length ? "english" : "latin";
}, ofPrompts);
