/** How likely each answer to a one-word question is for one persona: shared popularity, bent by family, model and wording. */
import { categories, genericWords } from "./knowledge/categories.js";
import type { Persona } from "./personas.js";
import { createRandom } from "./random.js";

export type Language = "en" | "zh";
export interface WeightedAnswer {
  readonly text: string;
  readonly share: number;
}
export type CategoryId = keyof typeof categories | "word";

/**
 * Spreads of the log-weights. Chosen so that personas answer as real models do: on the one-word answers of 33 models
 * (doi:10.5281/zenodo.21278557) the mean entropy of such questions was 0.8–2.2 bits and the median Jensen–Shannon
 * distance (base 2) of two models 0.68–1.0, measured on halves of about 7 answers.
 */
const spread = { popularity: 1.7, family: 1.9, model: 1.0, wording: 0.3 } as const;
/** At most this many distributions are kept; wordings come from clients. */
const cacheLimit = 2000;
const cache = new Map<string, readonly WeightedAnswer[]>();

/** The order in which answers stand is their popularity, as by Zipf's law. */
function weigh(answers: readonly string[], persona: Persona, scope: string, wording: string): readonly WeightedAnswer[] {
  const weights = answers.map((answer, rank) => {
    const shift = (kind: keyof typeof spread, key: string): number => spread[kind] * createRandom(`${kind}/${key}/${scope}/${answer}`).normal();
    return Math.exp(-spread.popularity * Math.log(rank + 1) + shift("family", persona.family) + shift("model", persona.id) + shift("wording", `${persona.id}/${wording}`));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return answers.map((text, index) => ({ text, share: (weights[index] ?? 0) / sum })).toSorted((left, right) => right.share - left.share);
}

const split = (answers: string, language: Language): readonly string[] =>
  answers.split(" ").map((pair) => pair.split("/")[language === "en" ? 0 : 1] ?? pair).map((word) => (language === "en" ? word.replaceAll("-", " ") : word));

/** Numbers of a range: the popular ones first, then those that people feel to be random (7 and 3 in them), then the rest. */
function numbersBetween(low: number, high: number): readonly string[] {
  const popular = split(categories.number.answers, "en").map(Number);
  const step = Math.max(1, Math.floor((high - low + 1) / 200));
  const rest = Array.from({ length: Math.min(201, high - low + 1) }, (_, index) => low + index * step);
  const felt = rest.filter((value) => /[37]/.test(String(value)));
  const scaled = high > 100 ? popular.map((value) => Math.round(low + (value / 100) * (high - low))) : [];
  return [...new Set([...scaled, ...popular, ...felt, ...rest])].filter((value) => value >= low && value <= high).slice(0, 60).map(String);
}

/** Likeliest first; shares sum to 1. `wording` is the question as asked. */
export function answerDistribution(persona: Persona, category: CategoryId, language: Language, wording: string, range: readonly [number, number] | null): readonly WeightedAnswer[] {
  const asked = wording.toLowerCase().replace(/\s+/g, " ").trim().slice(0, 400);
  const key = [persona.id, category, language, range?.join("-") ?? "", asked].join("|");
  const known = cache.get(key);
  if (known !== undefined) return known;
  const answers = category === "word" ? split(genericWords, language) : range !== null ? numbersBetween(range[0], range[1]) : split(categories[category].answers, language);
  const scope = `${category}/${language}/${range?.join("-") ?? ""}`;
  const weighted = weigh([...new Set(answers)], persona, scope, asked);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, weighted);
  return weighted;
}

/** The same bending for a list that the question itself gives. */
export function choiceDistribution(persona: Persona, choices: readonly string[], wording: string): readonly WeightedAnswer[] {
  return weigh(choices, persona, `choice/${choices.join(",")}`.slice(0, 400), wording.slice(0, 400));
}
