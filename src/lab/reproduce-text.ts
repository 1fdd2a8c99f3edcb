/** Requests for text that is given or has no meaning: repeating, random characters, counting. */
import type { Random } from "./random.js";

const repeatWord = /\b(?:repeat|echo|copy|reproduce|retype|say)\b|重复|复述|照抄|原样/i;
/** More than any suite asks for; a longer wish is cut here. */
const maximalCharacters = 4000;
const maximalCount = 2000;

/** "Give this back unchanged", a blank line, the text, a blank line and a closing word. */
const givenBack = /\b(?:exactly|unchanged)\b/i;

function findBetweenBlankLines(question: string): string | null {
  const [first = "", ...rest] = question.split("\n\n");
  return rest.length >= 2 && first.length <= 400 && givenBack.test(first) ? rest.slice(0, -1).join("\n\n") : null;
}

/** The text to give back exactly; null when nothing is to be repeated. */
export function findRepeated(question: string): string | null {
  const between = findBetweenBlankLines(question);
  if (between !== null) return between;
  const asked = repeatWord.exec(question.slice(0, 400));
  if (asked === null) return null;
  const rest = question.slice(asked.index);
  const tagged = /<(text|string|content|input)>\n?([\s\S]*?)\n?<\/\1>/.exec(rest)?.[2] ?? /```[a-z]*\n([\s\S]*?)\n?```/.exec(rest)?.[1];
  if (tagged !== undefined) return tagged;
  // "say" is an everyday verb: only what follows a colon or stands in quotes right after it counts.
  const afterColon = /^[^:：\n"“「`]{0,160}[:：]\s*([\s\S]+)$/.exec(rest)?.[1]?.trim();
  if (afterColon !== undefined && (!/^say\b/i.test(asked[0]) || /exactly|following/i.test(rest.slice(0, 160)))) return unquote(afterColon);
  const quoted = /^[^"“「`\n]{0,120}(?:"([^"]+)"|“([^”]+)”|「([^」]+)」|`([^`]+)`)/.exec(rest);
  return quoted?.[1] ?? quoted?.[2] ?? quoted?.[3] ?? quoted?.[4] ?? null;
}

const unquote = (text: string): string => /^"([^"]*)"\.?$|^“([^”]*)”$|^「([^」]*)」$|^`([^`]*)`$/.exec(text)?.slice(1).find((part) => part !== undefined) ?? text;

const alphabets: readonly (readonly [RegExp, string])[] = [
  [/\bhex/i, "0123456789abcdef"],
  [/\b(?:digits|numbers)\b|数字/i, "0123456789"],
  [/\bupper-?case\b|\bcapital letters\b|大写/i, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  [/\bletters\b|字母/i, "abcdefghijklmnopqrstuvwxyz"],
];
const mixed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Random characters of the asked kind and number (24 unless told); null when none are asked for. */
export function writeRandomText(question: string, random: Random): string | null {
  const asked = /\brandom\b[^.\n]{0,40}\b(?:string|sequence|letters|characters|text|digits|password|token|code|hex)\b|\b(?:string|sequence|series) of\b[^.\n]{0,30}\brandom\b|随机[^。\n]{0,12}(?:字符|字母|字符串|数字串|密码|序列|文本)/i;
  // "a random letter" and "a random number" are one-word questions with a distribution.
  if (!asked.test(question)) return null;
  const said = /(\d{1,4})[- ]?(?:random |upper-?case |lower-?case |alphanumeric |hexadecimal |hex |english )*(?:letters?|characters?|digits?|symbols?)|(?:length|长度)\D{0,6}(\d{1,4})|(\d{1,4})\s*(?:个|位)/i.exec(question);
  const length = Math.min(maximalCharacters, Number(said?.[1] ?? said?.[2] ?? said?.[3] ?? 24));
  const alphabet = alphabets.find(([word]) => word.test(question))?.[1] ?? mixed;
  return Array.from({ length: Math.max(1, length) }, () => alphabet.charAt(random.below(alphabet.length))).join("");
}

/** "Count from 1 to 200". */
export function writeCount(question: string): string | null {
  const found = /\b(?:count|list|write|print|output|numbers?)\b[^.\n]{0,50}\bfrom (\d{1,6}) (?:up )?to (\d{1,6})|从(\d{1,6})(?:数|写|列)?到(\d{1,6})/i.exec(question);
  if (found === null || /\brandom|\bpick\b|\bchoose\b|随机|选/i.test(question)) return null;
  const low = Number(found[1] ?? found[3]);
  const high = Math.min(Number(found[2] ?? found[4]), low + maximalCount - 1);
  return high < low ? null : Array.from({ length: high - low + 1 }, (_, index) => low + index).join(", ");
}
