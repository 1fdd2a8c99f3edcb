/** Whether an answer was under way and then turned into a refusal: what is left when a stream is retracted or its rest replaced. */
import { prepareForPhrases } from "../reply/find-phrase.js";
import { redirectRules, refusalRules } from "../reply/refusal-phrases.js";

/** A refusing sentence at the end of a reply is no longer than this. */
const closingCharacters = 160;
/** Before it, this much was said. */
const leastBefore = 120;

/** An apology that begins in the middle of a sentence: with a capital letter and no mark before it, or in Chinese right behind a word that is no part of it. */
const abrupt = /[\p{L}\p{N},] ?(?<![\p{Lu}])(?:Sorry,|Unfortunately,|Извините|К сожалению|Простите|Lo siento|Lamentablemente|Üzgünüm|Maalesef)|[\p{Script=Han}\p{L}\p{N}](?<![我很常真分到示是以们])\s?(?:对不起|很抱歉|抱歉)[，,]/u;

/** The refusing sentence must be the end, follow an unfinished one, and nothing before it may refuse. */
export function turnsAway(text: string): boolean {
  if (abrupt.test(text.slice(-closingCharacters - leastBefore))) return true;
  const { spaced } = prepareForPhrases(text);
  if (spaced.length < leastBefore + 20) return false;
  const from = Math.max(leastBefore, spaced.length - closingCharacters);
  const rules = [...refusalRules, ...redirectRules];
  const at = Math.min(...rules.map(({ pattern }) => { const found = spaced.slice(from).search(pattern); return found === -1 ? Infinity : found; }));
  if (!Number.isFinite(at)) return false;
  const start = lastSentenceStart(spaced, from + at);
  const before = spaced.slice(0, start).trimEnd();
  return before.length >= leastBefore && !/[.!?。！？:：;；"')\]]$/.test(before) && !rules.some(({ pattern }) => pattern.test(before));
}

/** Where the refusing words begin: at an apology shortly before them, where there is one. */
function lastSentenceStart(text: string, at: number): number {
  const near = text.slice(Math.max(0, at - 40), at);
  const apology = near.search(/(?:i'm |i am |we are )?sorry|apolog|抱歉|对不起|很遗憾|извин|прости|lo siento|disculp/);
  return apology === -1 ? at : Math.max(0, at - 40) + apology;
}
