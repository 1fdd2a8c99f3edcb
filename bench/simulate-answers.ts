/** References of a chosen size and answers held apart from them, drawn as the models of one file would answer: what a larger reference would be worth. */
import { buildCellSpaces } from "../src/judge/build-cell-spaces.js";
import type { Random } from "../src/stats/create-random.js";
import { drawPolya } from "../src/stats/draw-polya.js";
import type { AnswerCorpus, Counts } from "./answer-corpus.js";

/** As many as the corpora hold. */
const heldApartAnswers = 15;

/** Words that stand for the answers no reference holds: so many that hardly one is drawn as new twice; what an urn repeats comes again. */
const newWords = 200;

/**
 * Each model's answers to a wording are drawn from the urn that its reference is (Blackwell & MacQueen 1973): the answers drawn first are the reference, those
 * after are held apart, and what is true of the model is known from neither.
 * Figures from it are better than those of real answers: each model is drawn for itself, so that siblings are less alike, and sessions and days are none.
 */
export function simulateAnswers(corpus: AnswerCorpus, enrolled: number, random: Random): { readonly train: AnswerCorpus; readonly test: AnswerCorpus } {
  const spaces = buildCellSpaces(corpus.counts);
  const drawn = corpus.counts.map((row, model) => row.map((_, cell) => {
    const { answers = [], weights = [] } = spaces[cell] ?? {};
    const own = weights[model] ?? null;
    if (own === null) return null;
    const words = [...answers, ...Array.from({ length: newWords }, (_, word) => `new-${model}-${cell}-${word}`)];
    const urn = words.map((_, at) => (at < answers.length ? own[at] ?? 0 : (own[answers.length] ?? 0) / newWords));
    const reference = drawPolya(urn, enrolled, random);
    const heldApart = drawPolya(urn.map((weight, at) => weight + (reference[at] ?? 0)), heldApartAnswers, random);
    return { train: toCounts(words, reference), test: toCounts(words, heldApart) };
  }));
  const take = (side: "train" | "test"): AnswerCorpus => ({ ...corpus, counts: drawn.map((row) => row.map((both) => both?.[side] ?? null)) });
  return { train: take("train"), test: take("test") };
}

function toCounts(words: readonly string[], drawn: readonly number[]): Counts {
  return Object.fromEntries(words.flatMap((word, at) => ((drawn[at] ?? 0) > 0 ? [[word, drawn[at] ?? 0]] : [])));
}
