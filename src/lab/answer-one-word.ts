/** One-word questions: which category they ask for, and the draw from a persona's distribution over its answers. */
import { answerDistribution, choiceDistribution, type CategoryId, type Language, type WeightedAnswer } from "./answer-distribution.js";
import { categories, type Category } from "./knowledge/categories.js";
import type { Persona } from "./personas.js";
import type { Random } from "./random.js";

/** How often an honest model leaves its first choice at temperature 0, through batching and rounding on the host. */
const slipAtZero = 0.03;
/** The share that a draw at temperature 0 gives to anything but the first answer is spread over this many. */
const slipAmong = 2;

/** The category whose word comes first in the question: "a colour that some animal has" asks for a colour. */
export function findCategory(question: string, language: Language): CategoryId {
  const text = question.toLowerCase();
  const found = Object.entries(categories as Readonly<Record<string, Category>>)
    .map(([id, category]) => ({ id: id as CategoryId, at: text.search(language === "zh" ? category.zh : category.en) }))
    .filter((entry) => entry.at >= 0)
    .toSorted((left, right) => left.at - right.at || right.id.length - left.id.length);
  return found[0]?.id ?? "word";
}

/** "between 1 and 100", "1-10", "1到100". */
export function findRange(question: string): readonly [number, number] | null {
  const found = /(\d{1,7})\s*(?:-|–|—|~|and|to|through|到|至|和)\s*(\d{1,7})/i.exec(question);
  const low = Number(found?.[1]);
  const high = Number(found?.[2]);
  return found !== null && low < high ? [low, high] : null;
}

/** The answers that a question lists: "choose one: red, green or blue". */
export function findChoices(question: string): readonly string[] | null {
  const listed = /(?:\b(?:choose|pick|select)\b[^:\n]{0,60}(?:\bfrom\b|\bof\b|\bbetween\b|:)|选(?:择)?一?个?[^：:\n]{0,20}[：:]|[：:])\s*([^.?!。？！\n]{3,200})/i.exec(question)?.[1];
  if (listed === undefined || /\d\s*(?:and|to|-|到)\s*\d/.test(listed)) return null;
  const items = listed.split(/,|，|、|\/|\bor\b|\band\b|或者|或|还是/).map((item) => item.replace(/^[\s"'“]+|[\s"'”]+$/g, "")).filter((item) => item !== "");
  return items.length >= 2 && items.length <= 12 && items.every((item) => item.length <= 30) ? [...new Set(items)] : null;
}

export function distributionFor(persona: Persona, question: string, language: Language): readonly WeightedAnswer[] {
  const choices = findChoices(question);
  if (choices !== null) return choiceDistribution(persona, choices, question);
  const category = findCategory(question, language);
  return answerDistribution(persona, category, language, question, category === "number" || category === "year" ? findRange(question) : null);
}

/** The shares that sampling at this temperature and `top_p` leaves. */
export function temper(weighted: readonly WeightedAnswer[], temperature: number, topP: number | null): readonly WeightedAnswer[] {
  if (temperature === 0) {
    const others = weighted.slice(1, 1 + slipAmong);
    return weighted.slice(0, 1 + slipAmong).map((answer, index) => ({ text: answer.text, share: others.length === 0 ? 1 : index === 0 ? 1 - slipAtZero : slipAtZero / others.length }));
  }
  const raised = weighted.map((answer) => ({ text: answer.text, share: answer.share ** (1 / Math.max(temperature, 0.05)) })).toSorted((left, right) => right.share - left.share);
  const sum = raised.reduce((total, answer) => total + answer.share, 0);
  let before = 0;
  const kept = raised.filter((answer) => {
    const keep = topP === null || before < topP * sum;
    before += answer.share;
    return keep;
  });
  const rest = kept.reduce((total, answer) => total + answer.share, 0);
  return kept.map((answer) => ({ text: answer.text, share: answer.share / rest }));
}

export function drawAnswer(weighted: readonly WeightedAnswer[], random: Random): string {
  let left = random.next();
  for (const answer of weighted) {
    left -= answer.share;
    if (left < 0) return answer.text;
  }
  return weighted[0]?.text ?? "";
}
