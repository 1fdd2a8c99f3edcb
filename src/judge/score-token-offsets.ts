/** How well each reference explains the reported prompt tokens: its measured offsets from a local count, with room for other hosts and templates. */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import type { Likelihoods } from "./weigh-evidence.js";

const key = "prompt-token-offset";
/** Offsets that are told apart; what lies outside counts as the nearest of them. Templates seen add up to 80 tokens. */
const lowest = -40;
const highest = 140;
const width = highest - lowest + 1;
/** Most of the probability lies where the reference was measured, a little near it (another template), a rest anywhere (another meter). */
const measuredShare = 0.9;
const nearShare = 0.08;
const nearTokens = 5;
/** Spread of the kernel round each measured offset, in tokens: narrow where the reference always had the same. */
const constantKernel = 0.35;
const varyingKernel = 0.7;
const otherScriptKernel = 4;
/** Share of "none of these" that goes to a meter like no listed one. */
const unlikeShare = 0.5;
const siblingLikeness = 0.7;
/** The requests of one endpoint share its host and template, so they weigh less than independent ones. Chosen on prompts held apart by number. */
const temperature = 0.7;

/** Null where nothing was reported, or no reference was measured with a counter that is at hand. */
export function scoreTokenOffsets(observations: readonly Observation[], fingerprints: readonly Fingerprint[]): Likelihoods | null {
  const seen = observations.filter((observation) => observation.key === key && observation.state === "observed" && observation.value?.kind === "distribution" && observation.samples > 0);
  const [first] = seen;
  const references = fingerprints.filter((fingerprint) => fingerprint.expects.some((expectation) => expectation.key === key));
  if (first === undefined || references.length === 0) return null;
  const listed = new Map(references.map(({ id }) => [id, 0]));
  const siblings = new Map(references.map(({ family }) => [family, 0]));
  let none = 0;
  for (const observation of seen) {
    const own = references.map((reference) => ({ reference, shares: expectShares(reference, observation.subject) }));
    const all = average(own.map(({ shares }) => shares));
    const unlisted = all.map((share) => (1 - unlikeShare) * share + unlikeShare / width);
    for (const { reference, shares } of own) listed.set(reference.id, (listed.get(reference.id) ?? 0) + explain(observation, shares));
    for (const family of siblings.keys()) {
      const like = average(own.filter(({ reference }) => reference.family === family).map(({ shares }) => shares));
      siblings.set(family, (siblings.get(family) ?? 0) + explain(observation, like.map((share, at) => siblingLikeness * share + (1 - siblingLikeness) * (unlisted[at] ?? 0))));
    }
    none += explain(observation, unlisted);
  }
  const samples = seen.reduce((sum, observation) => sum + observation.samples, 0);
  return { key, strength: first.strength, samples, evidence: seen.flatMap(({ evidence }) => evidence), subject: {}, listed, siblings, none, fits: true, why: "" };
}

function explain({ value }: Observation, shares: readonly number[]): number {
  if (value?.kind !== "distribution") return 0;
  return temperature * Object.entries(value.counts).reduce((sum, [offset, count]) => sum + count * Math.log(shares[place(offset)] ?? 1 / width), 0);
}

const known = new WeakMap<Fingerprint, Map<string, readonly number[]>>();

/** Probability of each offset for the counter and script of `subject`. */
function expectShares(reference: Fingerprint, subject: Observation["subject"]): readonly number[] {
  const cache = known.get(reference) ?? new Map<string, readonly number[]>();
  known.set(reference, cache);
  const name = `${subject.counter ?? ""}/${subject.script ?? ""}`;
  const found = cache.get(name) ?? computeShares(reference, subject);
  cache.set(name, found);
  return found;
}

function computeShares(reference: Fingerprint, subject: Observation["subject"]): readonly number[] {
  const counted = reference.expects.filter((expectation) => expectation.key === key && expectation.subject.counter === subject.counter);
  const same = counted.filter((expectation) => expectation.subject.script === subject.script);
  const offsets = (same.length > 0 ? same : counted).flatMap(({ value }) => (value.kind === "distribution" ? Object.entries(value.counts) : []));
  const total = offsets.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return Array.from({ length: width }, () => 1 / width);
  const constant = offsets.length === 1;
  const kernel = same.length === 0 ? otherScriptKernel : constant ? constantKernel : varyingKernel;
  const measured = normalize(spread(offsets, (distance) => Math.exp(-0.5 * (distance / kernel) ** 2)));
  const near = normalize(spread(offsets, (distance) => Math.exp(-Math.abs(distance) / nearTokens)));
  return measured.map((share, at) => measuredShare * share + nearShare * (near[at] ?? 0) + (1 - measuredShare - nearShare) / width);
}

function spread(offsets: readonly (readonly [string, number])[], weight: (distance: number) => number): number[] {
  return Array.from({ length: width }, (_, at) => offsets.reduce((sum, [offset, count]) => sum + count * weight(at - place(offset)), 0));
}

function normalize(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function average(distributions: readonly (readonly number[])[]): number[] {
  return Array.from({ length: width }, (_, at) => distributions.reduce((sum, shares) => sum + (shares[at] ?? 0), 0) / Math.max(1, distributions.length));
}

function place(offset: string): number {
  const number = Number(offset);
  return Number.isFinite(number) ? Math.min(highest, Math.max(lowest, Math.round(number))) - lowest : width - 1;
}
