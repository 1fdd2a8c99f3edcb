/** The coarse class of writing that a text is in: enough to take off what a language, and not a model, does. */

export type ScriptClass = "english" | "latin" | "han" | "other";

/** What is looked at of a text. */
const readCharacters = 2000;
/** English text has one of these in five words or so, other Latin languages hardly ever. Checked on the English and Finnish prompts of the SpeechMap data. */
const englishWords = /\b(?:the|of|and|to|in|is|a|for|that|on|with|are|as|how|what|why|i)\b/gi;
const englishShare = 0.12;

export function findScript(text: string): ScriptClass {
  const read = text.slice(0, readCharacters);
  const han = count(read, /\p{Script=Han}/gu);
  const latin = count(read, /\p{Script=Latin}/gu);
  const letters = count(read, /\p{L}/gu);
  // A Han character says about as much as three letters.
  if (3 * han > latin && han > 0) return "han";
  if (letters === 0 || 2 * latin < letters) return "other";
  const words = count(read, /\p{L}+/gu);
  return count(read, englishWords) >= englishShare * words ? "english" : "latin";
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
