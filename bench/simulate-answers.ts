/** References of a chosen size and answers held apart from them, drawn as the models of one file would answer: what a larger reference would be worth. */
import { buildCellSpaces } from "../src/judge/build-cell-spaces.js";
import type { CellSpace } from "../src/judge/build-cell-space.js";
import type { Random } from "../src/stats/create-random.js";
import type { AnswerCorpus, Counts } from "./answer-corpus.js";

/** As many as the corpora hold. */
const heldApartAnswers = 15;

/**
 * Each model's answers to a wording are drawn from the urn that its reference is (Blackwell & MacQueen 1973): the answers drawn first are the reference, those
 * after are held apart, and what is true of the model is known from neither. Answers that no reference holds are words of their own, which come again as any do.
 * Figures from it are better than those of real answers: each model is drawn for itself, so that siblings are less alike, and sessions and days are none.
 */
export function simulateAnswers(corpus: AnswerCorpus, enrolled: number, random: Random): { readonly train: AnswerCorpus; readonly test: AnswerCorpus } {
  const spaces = buildCellSpaces(corpus.counts);
  const drawn = corpus.counts.map((row, model) => row.map((_, cell) => {
    const space = spaces[cell];
    const weights = space?.weights[model];
    if (space === undefined || weights == null) return null;
    const urn = openUrn(space, weights, `${model}/${cell}`, random);
    return [count(urn, enrolled), count(urn, heldApartAnswers)] as const;
  }));
  const side = (at: 0 | 1): AnswerCorpus => ({ ...corpus, counts: drawn.map((row) => row.map((both) => both?.[at] ?? null)) });
  return { train: side(0), test: side(1) };
}

function openUrn({ answers }: CellSpace, weights: Float64Array, name: string, random: Random): () => string {
  const words = [...answers];
  const held = [...weights.subarray(0, answers.length)];
  const unseen = weights[answers.length] ?? 0;
  let total = weights.reduce((sum, weight) => sum + weight, 0);
  return () => {
    let left = random() * total - unseen;
    let at = 0;
    if (left < 0) at = words.push(`new-${name}-${words.length}`) - 1;
    else while (at < held.length - 1 && (left -= held[at] ?? 0) >= 0) at += 1;
    held[at] = (held[at] ?? 0) + 1;
    total += 1;
    return words[at] ?? "";
  };
}

function count(draw: () => string, answers: number): Counts {
  const counts: Record<string, number> = {};
  for (let at = 0; at < answers; at += 1) {
    const answer = draw();
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}
