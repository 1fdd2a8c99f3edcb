/** How likely offsets of reported prompt tokens are under a reference's own, and under a vocabulary at hand with a chat template that nobody has measured. */
import type { Observation } from "../model/observation.js";

/** Offsets that are told apart; what lies outside counts as the nearest of them. Templates seen add up to 80 tokens. */
const lowest = -40;
const highest = 140;
export const offsetWidth = highest - lowest + 1;
/** Most of the probability lies where the reference was measured, a little near it (another template), a rest anywhere (another meter). */
const measuredShare = 0.9;
const nearShare = 0.08;
const nearTokens = 5;
/** Spread of the kernel round each measured offset, in tokens: narrow where the reference always had the same. */
const constantKernel = 0.35;
const varyingKernel = 0.7;
const otherScriptKernel = 4;
/** The requests of one endpoint share its host and template, so they weigh less than independent ones. Chosen on prompts held apart by number. */
const temperature = 0.7;
/** Templates are short more often than long (as 1 / (tokens + this)): of 54 hosts in the tokenizer table half add eight tokens at most, and four add 70 to 74. */
const templateScale = 5;

/** Logarithm of the probability of an observation's offsets. */
export function explainOffsets({ value }: Observation, shares: readonly number[]): number {
  if (value?.kind !== "distribution") return 0;
  return temperature * Object.entries(value.counts).reduce((sum, [offset, count]) => sum + count * Math.log(shares[place(offset)] ?? 1 / offsetWidth), 0);
}

/** Probability of each offset where `measured` was counted; `sameScript`: in the same kind of writing. */
export function computeOffsetShares(measured: readonly Readonly<Record<string, number>>[], sameScript: boolean): readonly number[] {
  const offsets = measured.flatMap((counts) => Object.entries(counts));
  if (offsets.reduce((sum, [, count]) => sum + count, 0) === 0) return Array.from({ length: offsetWidth }, () => 1 / offsetWidth);
  const kernel = !sameScript ? otherScriptKernel : offsets.length === 1 ? constantKernel : varyingKernel;
  const own = normalize(spread(offsets, (distance) => Math.exp(-0.5 * (distance / kernel) ** 2)));
  const near = normalize(spread(offsets, (distance) => Math.exp(-Math.abs(distance) / nearTokens)));
  return own.map((share, at) => measuredShare * share + nearShare * (near[at] ?? 0) + (1 - measuredShare - nearShare) / offsetWidth);
}

const templates = Array.from({ length: highest + 1 }, (_, tokens) => ({ tokens, prior: 1 / (tokens + templateScale), shares: computeOffsetShares([{ [tokens]: 1 }], true) }));
const templatePrior = templates.reduce((sum, { prior }) => sum + prior, 0);

/** The same of the observations of one counter where its vocabulary is the meter's: one number of tokens is added to every prompt, in every script. */
export function explainByTemplate(observations: readonly Observation[]): number {
  const logs = templates.map(({ prior, shares }) => Math.log(prior / templatePrior) + observations.reduce((sum, observation) => sum + explainOffsets(observation, shares), 0));
  const best = Math.max(...logs);
  return best + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - best), 0));
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
