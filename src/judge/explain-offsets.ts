/** How likely offsets of reported prompt tokens are under a reference's own, and under a vocabulary at hand with a chat template that nobody has measured. */
import type { Observation } from "../model/observation.js";
import { logSum } from "./mixture-evidence.js";

/** Offsets that are told apart; what lies outside counts as the nearest of them. Templates seen add up to 80 tokens. */
const lowest = -40;
const highest = 140;
export const offsetWidth = highest - lowest + 1;
/** Most of the probability lies where the reference was measured, a little near it (another template), a rest anywhere (another meter). */
const measuredShare = 0.9;
const nearShare = 0.08;
const nearTokens = 5;
/** Spread of the kernel round each measured offset, in tokens: narrow where the vocabulary is the model's own. */
const kernels = { "constant": 0.35, "varying": 0.7, "other-script": 4 } as const;
/** Hosts add one number of tokens each to a model's prompts; so many numbers, with so little beside them, are hosts and not a foreign vocabulary. */
const mostHosts = 3;
const hostShare = 0.8;
/** The requests of one endpoint share its host and template, so they weigh less than independent ones. Chosen on prompts held apart by number. */
const temperature = 0.7;
/** Templates are short more often than long (as 1 / (tokens + this)): of 57 rows of hosts in the tokenizer table 34 add eight tokens at most, and five add 71 to 74. */
const templateScale = 5;

/** Logarithm of the probability of an observation's offsets. */
export function explainOffsets({ value }: Observation, shares: readonly number[]): number {
  if (value?.kind !== "distribution") return 0;
  return temperature * Object.entries(value.counts).reduce((sum, [offset, count]) => sum + count * Math.log(shares[place(offset)] ?? 1 / offsetWidth), 0);
}

type Counts = Readonly<Record<string, number>>;

/** Whether these offsets, of all scripts together, are those of a few hosts of one vocabulary. */
export function isConstant(measured: readonly Counts[]): boolean {
  const pooled = new Map<string, number>();
  for (const [offset, count] of measured.flatMap((counts) => Object.entries(counts))) pooled.set(offset, (pooled.get(offset) ?? 0) + count);
  const sorted = [...pooled.values()].sort((a, b) => b - a);
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  return sum(sorted.slice(0, mostHosts)) >= hostShare * sum(sorted);
}

/** Probability of each offset where `measured` was counted. */
export function computeOffsetShares(measured: readonly Counts[], kind: keyof typeof kernels): readonly number[] {
  const offsets = measured.flatMap((counts) => Object.entries(counts));
  if (offsets.reduce((sum, [, count]) => sum + count, 0) === 0) return Array.from({ length: offsetWidth }, () => 1 / offsetWidth);
  const own = normalize(spread(offsets, (distance) => Math.exp(-0.5 * (distance / kernels[kind]) ** 2)));
  const near = normalize(spread(offsets, (distance) => Math.exp(-Math.abs(distance) / nearTokens)));
  return own.map((share, at) => measuredShare * share + nearShare * (near[at] ?? 0) + (1 - measuredShare - nearShare) / offsetWidth);
}

const templates = Array.from({ length: highest + 1 }, (_, tokens) => ({ tokens, prior: 1 / (tokens + templateScale), shares: computeOffsetShares([{ [tokens]: 1 }], "constant") }));
const templatePrior = templates.reduce((sum, { prior }) => sum + prior, 0);

/** The same of the observations of one counter where its vocabulary is the meter's: one number of tokens is added to every prompt, in every script. */
export function explainByTemplate(observations: readonly Observation[]): number {
  return logSum(templates.map(({ prior, shares }) => Math.log(prior / templatePrior) + observations.reduce((sum, observation) => sum + explainOffsets(observation, shares), 0)));
}

function spread(offsets: readonly (readonly [string, number])[], weight: (distance: number) => number): number[] {
  return Array.from({ length: offsetWidth }, (_, at) => offsets.reduce((sum, [offset, count]) => sum + count * weight(at - place(offset)), 0));
}

function normalize(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function place(offset: string): number {
  const number = Number(offset);
  return Number.isFinite(number) ? Math.min(highest, Math.max(lowest, Math.round(number))) - lowest : offsetWidth - 1;
}
