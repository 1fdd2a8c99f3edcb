/** How well each reference explains the reported prompt tokens: its measured offsets from a local count, with room for other hosts, templates and vocabularies. */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import { computeOffsetShares, explainByTemplate, explainOffsets, isConstant, offsetWidth } from "./explain-offsets.js";
import { logSum } from "./mixture-evidence.js";
import type { Likelihoods } from "./weigh-evidence.js";

const key = "prompt-token-offset";
/** Share of "none of these" that goes to a meter like no listed one. */
const unlikeShare = 0.5;
/** Share of "none of these" that goes to a vocabulary at hand under a template of its own: unlisted models of a known tokenizer are common. */
const knownVocabularyShare = 0.5;
const siblingLikeness = 0.7;

/** Null where nothing was reported, or no reference was measured with a counter that is at hand. */
export function scoreTokenOffsets(observations: readonly Observation[], fingerprints: readonly Fingerprint[]): Likelihoods | null {
  const seen = observations.filter((observation) => observation.key === key && observation.state === "observed" && observation.value?.kind === "distribution" && observation.samples > 0);
  const byCounter = new Map([...new Set(seen.map(({ subject }) => subject.counter ?? ""))].map((counter) => [counter, seen.filter(({ subject }) => subject.counter === counter)]));
  const meters = [...byCounter].map(([counter, own]) => readMeter(own, fingerprints.filter((fingerprint) => isMeasured(fingerprint, counter)))).filter(({ references }) => references.length > 0);
  const [first] = seen;
  // What any model's meter may give is read off the counter that most references were measured with.
  const common = meters.toSorted((a, b) => b.references.length - a.references.length)[0];
  if (first === undefined || common === undefined) return null;
  const families = new Set(meters.flatMap(({ references }) => references.map(({ family }) => family)));
  const ids = new Set(meters.flatMap(({ references }) => references.map(({ id }) => id)));
  const templates = [...byCounter.values()].map((own) => explainByTemplate(own));
  return {
    key, strength: first.strength, samples: common.samples, evidence: common.observations.flatMap(({ evidence }) => evidence), subject: {},
    listed: new Map([...ids].map((id) => [id, average(meters.flatMap(({ listed }) => listed.get(id) ?? []))])),
    siblings: new Map([...families].map((family) => [family, average(meters.flatMap(({ siblings }) => siblings.get(family) ?? []))])),
    none: logSum([Math.log(1 - knownVocabularyShare) + common.none, Math.log(knownVocabularyShare) + average(templates)]),
    fits: true, why: "",
  };
}

/** What one counter's observations say. */
interface Meter {
  readonly references: readonly Fingerprint[];
  readonly observations: readonly Observation[];
  readonly samples: number;
  readonly listed: ReadonlyMap<string, number>;
  readonly siblings: ReadonlyMap<string, number>;
  readonly none: number;
}

function readMeter(observations: readonly Observation[], references: readonly Fingerprint[]): Meter {
  const listed = new Map(references.map(({ id }) => [id, 0]));
  const siblings = new Map(references.map(({ family }) => [family, 0]));
  let none = 0;
  for (const observation of observations) {
    const own = references.map((reference) => ({ reference, shares: expectShares(reference, observation.subject) }));
    const all = averageShares(own.map(({ shares }) => shares));
    const unlisted = all.map((share) => (1 - unlikeShare) * share + unlikeShare / offsetWidth);
    for (const { reference, shares } of own) listed.set(reference.id, (listed.get(reference.id) ?? 0) + explainOffsets(observation, shares));
    for (const family of siblings.keys()) {
      const like = averageShares(own.filter(({ reference }) => reference.family === family).map(({ shares }) => shares));
      siblings.set(family, (siblings.get(family) ?? 0) + explainOffsets(observation, like.map((share, at) => siblingLikeness * share + (1 - siblingLikeness) * (unlisted[at] ?? 0))));
    }
    none += explainOffsets(observation, unlisted);
  }
  return { references, observations, samples: observations.reduce((sum, { samples }) => sum + samples, 0), listed, siblings, none };
}

function isMeasured({ expects }: Fingerprint, counter: string): boolean {
  return expects.some((expectation) => expectation.key === key && expectation.subject.counter === counter);
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

function computeShares(reference: Fingerprint, { counter, script }: Observation["subject"]): readonly number[] {
  const counted = reference.expects.filter((expectation) => expectation.key === key && expectation.subject.counter === counter);
  const same = counted.filter(({ subject }) => subject.script === script);
  const read = (list: typeof counted): Readonly<Record<string, number>>[] => list.flatMap(({ value }) => (value.kind === "distribution" ? [value.counts] : []));
  if (isConstant(read(counted))) return computeOffsetShares(read(same.length > 0 ? same : counted), "constant");
  return same.length > 0 ? computeOffsetShares(read(same), "varying") : computeOffsetShares(read(counted), "other-script");
}

/** A model's tokens are counted by one of the counters, whichever: the mean of what they give. */
function average(logs: readonly number[]): number {
  return logSum(logs) - Math.log(logs.length);
}

function averageShares(distributions: readonly (readonly number[])[]): number[] {
  return Array.from({ length: offsetWidth }, (_, at) => distributions.reduce((sum, shares) => sum + (shares[at] ?? 0), 0) / Math.max(1, distributions.length));
}
