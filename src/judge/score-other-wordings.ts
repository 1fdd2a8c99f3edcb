/** Ranks references by answers to the same kind of question in another wording: habits carry over in part, so this orders candidates and convicts nobody. */
import type { Expectation, Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import { logDirichletMultinomial } from "../stats/log-dirichlet-multinomial.js";
import { modelCell, countByModel } from "./cell-model.js";
import { matchExpectation } from "./match-expectation.js";
import type { Likelihoods } from "./weigh-evidence.js";

const key = "answer-distribution";
/** Another wording moves shares: a reference counts as this many answers at most, and this part of answers may be anything. Assumed, not measured: no data has one model's answers in two wordings. */
const carriedAnswers = 4;
const carriedTolerance = 0.4;
/** Part of an unlisted model's answers that no listed one gave. As in a comparison under equal conditions. */
const unlistedUnseen = 0.5;

/** Only fingerprints without a reference of the same wording; null where no question of a known kind was asked. */
export function scoreOtherWordings(observations: readonly Observation[], fingerprints: readonly Fingerprint[]): Likelihoods | null {
  const seen = observations.filter((observation) => observation.key === key && observation.state === "observed" && observation.value?.kind === "distribution" && observation.subject.kind !== undefined);
  const references = fingerprints.filter((fingerprint) => !seen.some((observation) => matchExpectation(observation, fingerprint).kind === "equal"));
  const pairs = seen.flatMap((observation) => {
    const expected = references.flatMap((fingerprint) => {
      const expectation = fingerprint.expects.find((other) => isSameQuestion(observation, other));
      return expectation === undefined ? [] : [{ fingerprint, expectation }];
    });
    return expected.length === 0 ? [] : [{ observation, expected }];
  });
  const ids = new Set(pairs.flatMap(({ expected }) => expected.map(({ fingerprint }) => fingerprint.id)));
  if (ids.size === 0) return null;
  const listed = new Map([...ids].map((id) => [id, 0]));
  let none = 0;
  for (const { observation, expected } of pairs) {
    const pooled = poolCounts(expected.map(({ expectation }) => expectation));
    const ignorant = explainIgnorantly(observation, pooled);
    none += ignorant;
    for (const id of ids) {
      const own = expected.find(({ fingerprint }) => fingerprint.id === id);
      listed.set(id, (listed.get(id) ?? 0) + (own?.expectation.value.kind === "distribution" ? explain(observation, own.expectation.value.counts) : ignorant));
    }
  }
  const families = new Map<string, number>();
  for (const { id, family } of fingerprints) if (listed.has(id)) families.set(family, Math.max(families.get(family) ?? -Infinity, ((listed.get(id) ?? 0) + none) / 2));
  return {
    key, strength: "reported", samples: pairs.reduce((sum, { observation }) => sum + observation.samples, 0), evidence: pairs.flatMap(({ observation }) => observation.evidence), subject: { wording: "another" },
    listed, siblings: families, none, fits: true, why: "the reference was asked in another wording, so this only ranks",
  };
}

function isSameQuestion({ subject }: Observation, expectation: Expectation): boolean {
  return expectation.key === key && expectation.value.kind === "distribution" && expectation.subject.kind === subject.kind && expectation.subject.language === subject.language;
}

function explain({ value }: Observation, counts: Readonly<Record<string, number>>): number {
  if (value?.kind !== "distribution") return 0;
  const model = modelCell(counts, carriedAnswers, carriedTolerance);
  // An answer that the reference never gave is one of many, whichever reference it is: only its place counts here.
  return logDirichletMultinomial(countByModel(model, value.counts), model.weights);
}

/** "None of these": answers that any of them gives, and as often ones that none does. */
function explainIgnorantly({ value }: Observation, pooled: Readonly<Record<string, number>>): number {
  if (value?.kind !== "distribution") return 0;
  const model = modelCell(pooled, carriedAnswers, carriedTolerance);
  const known = model.shares.slice(0, -1);
  const total = known.reduce((sum, share) => sum + share, 0);
  const weights = [...known.map((share) => (carriedAnswers * (1 - unlistedUnseen) * share) / total), carriedAnswers * unlistedUnseen];
  return logDirichletMultinomial(countByModel(model, value.counts), weights);
}

function poolCounts(expectations: readonly Expectation[]): Record<string, number> {
  const pooled: Record<string, number> = {};
  for (const { value } of expectations) {
    if (value.kind !== "distribution") continue;
    for (const [answer, count] of Object.entries(value.counts)) pooled[answer] = (pooled[answer] ?? 0) + count;
  }
  return pooled;
}
