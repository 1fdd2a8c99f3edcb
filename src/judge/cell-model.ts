/** What a reference says of one wording: how likely each answer is, how likely one it never gave, and how far an honest day may stray. */
import type { Random } from "../stats/create-random.js";
import { drawPolya } from "../stats/draw-polya.js";
import { logDirichletMultinomial } from "../stats/log-dirichlet-multinomial.js";
import { novelty } from "./novelty.js";

export interface CellModel {
  /** Answers the reference gave, sorted; the last place of every list below stands for all others. */
  readonly answers: readonly string[];
  /** Expected shares, summing to 1. */
  readonly shares: readonly number[];
  /** The shares as prior counts: the smaller their sum, the further an honest endpoint may stray from them. */
  readonly weights: readonly number[];
}

/**
 * Prior counts that an honest endpoint's own drift leaves: its answers on another day are drawn round the reference's shares with this concentration.
 * Origin: `scripts/calibrate-claim-test.ts --days`, the nine days of one unchanged endpoint (B3IT data, arXiv:2602.11083): the value at which
 * no more than 1 % of honest days are called inconsistent.
 */
export const driftConcentration = 20;

/** Share of answers that an honest day may move anywhere. Same origin: one of the nine days moved that far. */
export const driftTolerance = 0.15;

export function modelCell(counts: Readonly<Record<string, number>>, concentration = driftConcentration, tolerance = driftTolerance): CellModel {
  const answers = Object.keys(counts).filter((answer) => (counts[answer] ?? 0) > 0).sort();
  const total = answers.reduce((sum, answer) => sum + (counts[answer] ?? 0), 0);
  const singles = answers.filter((answer) => counts[answer] === 1).length;
  // Good & Turing's estimate of what was never seen, with half an answer added so that it is never nothing.
  const unseen = (singles + 0.5) / (total + 1);
  const measured = [...answers.map((answer) => ((counts[answer] ?? 0) / total) * (1 - unseen)), unseen];
  const shares = measured.map((share) => (1 - tolerance) * share + tolerance / measured.length);
  const strength = 1 / (1 / (total + 1) + 1 / concentration);
  return { answers, shares, weights: shares.map((share) => share * strength) };
}

/** Counts in the model's order, everything unknown to it in the last place. */
export function countByModel(model: CellModel, counts: Readonly<Record<string, number>>): number[] {
  const known = model.answers.map((answer) => (Object.hasOwn(counts, answer) ? counts[answer] ?? 0 : 0));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [...known, total - known.reduce((sum, count) => sum + count, 0)];
}

/** How much better the reference explains these counts than no knowledge at all does; natural logarithm. */
export function logRatio(model: CellModel, counts: readonly number[]): number {
  return logDirichletMultinomial(counts, model.weights) - logDirichletMultinomial(counts, ignorantWeights(model));
}

/** Of an unlisted model we expect answers that this reference never gave as often as not, and oftener than the reference itself gives new ones: new answers alone do not speak for it. */
const ignorantUnseen = 0.5;

function ignorantWeights({ answers, shares }: CellModel): number[] {
  const own = shares.at(-1) ?? 0;
  const unseen = Math.max(ignorantUnseen, own + (1 - own) * novelty.otherVendor);
  return [...answers.map(() => (1 - unseen) / Math.max(1, answers.length)), unseen];
}

export function drawHonest(model: CellModel, draws: number, random: Random): number[] {
  return drawPolya(model.weights, draws, random);
}
