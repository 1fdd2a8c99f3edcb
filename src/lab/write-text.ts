/** Prose in a persona's manner about any subject, of about the length that was asked for. */
import type { Language } from "./answer-distribution.js";
import type { Persona } from "./personas.js";
import { createRandom, type Random } from "./random.js";
import { sentenceFrames } from "./knowledge/sentence-frames.js";

/** A long reply is cut by `max_tokens` or ends here. */
const maximalWords = 3000;
/** How often an honest model leaves its usual sentence at temperature 0; over a reply of ten sentences every fourth differs. */
const slipAtZero = 0.03;

/** "About 200 words" is kept by models to within a third or so. */
const overlongRatio = 1.35;

const numberWords: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
const amount = (word: string | undefined): number | null => (word === undefined ? null : numberWords[word.toLowerCase()] ?? (/^\d{1,6}$/.test(word) ? Number(word) : null));
const counted = "(\\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten)";

/** Words (English) or characters (Chinese), null when nothing was said. */
export function askedLength(text: string): number | null {
  const words = amount(new RegExp(`${counted}[- ]words?\\b`, "i").exec(text)?.[1]);
  if (words !== null && words > 1) return words;
  const sentences = amount(new RegExp(`${counted}(?: (?:short|long|full|complete))? sentences?\\b`, "i").exec(text)?.[1]);
  if (sentences !== null) return sentences * 15;
  const paragraphs = amount(new RegExp(`${counted}(?: (?:short|long))? paragraphs?\\b`, "i").exec(text)?.[1]);
  if (paragraphs !== null) return paragraphs * 70;
  const characters = /(\d{2,6})\s?(?:个)?字/.exec(text)?.[1];
  if (characters !== undefined) return Number(characters);
  const zh = amount(/([一二两三四五六七八九十]|\d{1,2})句/.exec(text)?.[1]);
  return zh === null ? null : zh * 25;
}

/** What the question is about: the words after "about" and the like, else the longest words of it. */
export function findSubject(text: string, language: Language): string {
  const start = text.slice(0, 600);
  const named = language === "zh"
    ? /(?:关于|介绍|描述|解释|谈谈|说明|什么是)(?:一下)?[“"]?([^，。？！“”"\n]{1,20})/.exec(start)?.[1]
    : /\b(?:about|on|describe|explain|of|regarding|what is|what are|is|are)\b (?:the |a |an )?([^.,;:?!\n"]{2,60})/i.exec(start)?.[1];
  if (named !== undefined) return named.replace(/^(?:in|on|the|a|an|\d+ (?:words?|sentences?|paragraphs?) (?:on|about)) /i, "").replace(/\b(?:in|using|with) (?:about |exactly |at least |at most )?\d.*$/i, "").replace(/的(?:短文|文章|故事).*$/, "").trim();
  if (language === "zh") return /[㐀-鿿]{2,8}/.exec(start)?.[0] ?? "这个话题";
  return start.match(/\b[a-z]{5,}\b/gi)?.toSorted((left, right) => right.length - left.length)[0]?.toLowerCase() ?? "the matter";
}

export function writeText(persona: Persona, question: string, language: Language, temperature: number, random: Random): string {
  const subject = findSubject(question, language);
  const target = Math.min(maximalWords, askedLength(question) ?? (language === "zh" ? persona.style.usualWords * 1.6 : persona.style.usualWords));
  const usual = createRandom(`text/${persona.family}/${persona.id}/${question}`);
  const draw = (): Random => (temperature === 0 && !random.chance(slipAtZero) ? usual : random);
  const frames = sentenceFrames[language];
  const connectors = persona.style.connectors[language];
  const left: string[] = [];
  const sentences: string[] = [];
  let length = 0;
  while (length < target) {
    // Each sentence is used once before any comes again, as far as the frames reach.
    if (left.length === 0) left.push(...frames);
    const frame = left.splice(draw().below(left.length), 1)[0] ?? "";
    const connector = sentences.length === 0 ? "" : connectors[draw().below(connectors.length)] ?? "";
    const sentence = frame.replaceAll("{subject}", subject);
    const text = connector + (connector === "" || language === "zh" || sentence.startsWith(subject) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1));
    sentences.push(text.charAt(0).toUpperCase() + text.slice(1));
    length += language === "zh" ? text.length : text.split(" ").length;
  }
  return layOut(persona, subject, sentences, language, temperature === 0 ? usual : random);
}

/** As many of the sentences, from the first, as the asked length and the room for tokens allow; two at least. */
export function fitSentences(sentences: readonly string[], question: string, language: Language, fits: (text: string) => boolean): readonly string[] {
  const asked = askedLength(question) ?? Number.POSITIVE_INFINITY;
  const lengthOf = (text: string): number => (language === "zh" ? text.length : text.split(" ").length);
  for (let count = sentences.length; count > 2; count -= 1) {
    const text = sentences.slice(0, count).join(" ");
    if (lengthOf(text) <= asked * overlongRatio && fits(text)) return sentences.slice(0, count);
  }
  return sentences.slice(0, 2);
}

/** Opening, paragraphs or bullets, and closing, as the persona likes them. */
export function layOut(persona: Persona, subject: string, sentences: readonly string[], language: Language, random: Random): string {
  const { style } = persona;
  const opening = style.openings[language][random.below(style.openings[language].length)] ?? "";
  const closing = style.closings[language][random.below(style.closings[language].length)] ?? "";
  const joint = language === "zh" ? "" : " ";
  const title = subject.charAt(0).toUpperCase() + subject.slice(1);
  const paragraphs = (size: number): string => Array.from({ length: Math.ceil(sentences.length / size) }, (_, index) => sentences.slice(index * size, (index + 1) * size).join(joint)).join("\n\n");
  const end = closing === "" ? "" : `\n\n${closing}`;
  switch (style.layout) {
    case "plain":
      return opening + paragraphs(5) + end;
    case "bullets":
      return `${opening}${sentences[0] ?? ""}\n\n${sentences.slice(1).map((sentence) => `- ${sentence}`).join("\n")}${end}`;
    case "headings":
      return `## ${title}\n\n${opening}${paragraphs(3)}${end}`;
    case "bold":
      return `${opening}**${title}**: ${paragraphs(4)}${end}`;
  }
}
