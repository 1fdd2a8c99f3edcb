/** Scores every fingerprint, and "none of these", against what was observed: one posterior, every contribution shown. */
import type { Candidate, Comparison } from "../model/candidate.js";
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import { logDirichletMultinomial } from "../stats/log-dirichlet-multinomial.js";
import { compareCells, type ComparedCell } from "./compare-cells.js";
import { isExpired } from "./is-expired.js";
import { matchExpectation } from "./match-expectation.js";
import { logRatio } from "./cell-model.js";
import { siblingNovelty } from "./state-power.js";

/** One wording may speak for or against a model by a factor of a thousand at most, whatever it holds. */
const cap = Math.log(1000);
/** Half of the prior is for models that are not listed: nobody's list is complete. */
const unlistedPrior = 0.5;
/** An unlisted sibling gives new answers as often as measured siblings do, and keeps the rest of the listed model's shares this loosely (prior counts). */
const siblingConcentration = 3;

export interface ScoreOptions {
  /** UTC of the run; null for a log, which does not say. */
  readonly asOf: string | null;
}

/** Sorted by posterior, which sums to 1. */
export function scoreFingerprints(observations: readonly Observation[], fingerprints: readonly Fingerprint[], { asOf }: ScoreOptions): readonly Candidate[] {
  const drafts = fingerprints.map((fingerprint) => scoreOne(observations, fingerprint, asOf));
  const families = [...new Set(fingerprints.map(({ family }) => family))].sort();
  const siblings = families.map((family) => scoreUnlistedSibling(observations, family, fingerprints));
  const none = { fingerprint: null, model: "unknown", family: null, vendor: null, coverage: 0, comparisons: [], logEvidence: 0 };
  const listedPrior = Math.log((1 - unlistedPrior) / Math.max(1, drafts.length));
  const otherPrior = Math.log(unlistedPrior / (1 + siblings.length));
  const weighed = [
    ...drafts.map((draft) => ({ draft, log: draft.logEvidence + listedPrior })),
    ...[none, ...siblings].map((draft) => ({ draft, log: draft.logEvidence + otherPrior })),
  ];
  const highest = Math.max(...weighed.map(({ log }) => log));
  const total = weighed.reduce((sum, { log }) => sum + Math.exp(log - highest), 0);
  return weighed.map(({ draft, log }): Candidate => ({ ...draft, posterior: Math.exp(log - highest) / total })).toSorted((a, b) => b.posterior - a.posterior || (a.model < b.model ? -1 : 1));
}

type Draft = Omit<Candidate, "posterior">;

function scoreOne(observations: readonly Observation[], fingerprint: Fingerprint, asOf: string | null): Draft {
  const cells = compareCells(observations, fingerprint);
  const comparisons = [...cells.map(toComparison), ...skippedComparisons(observations, fingerprint, cells)];
  const compared = new Set(cells.map(({ observation }) => observation));
  const expected = new Set(fingerprint.expects.filter(({ key }) => key === "answer-distribution").map(({ probe }) => probe)).size;
  const asked = new Set([...compared].map(({ probe }) => probe?.id)).size;
  return {
    fingerprint: fingerprint.id,
    model: isExpired(fingerprint, asOf) ? `${fingerprint.model} (expired reference)` : fingerprint.model,
    family: fingerprint.family,
    vendor: fingerprint.vendor,
    logEvidence: comparisons.reduce((sum, { logLikelihoodRatio }) => sum + (logLikelihoodRatio ?? 0), 0),
    coverage: expected === 0 ? 0 : Math.min(1, asked / expected),
    comparisons,
  };
}

function toComparison(cell: ComparedCell): Comparison {
  const own = logRatio(cell.model, cell.counts);
  const capped = Math.max(-cap, Math.min(cap, own));
  const { key, subject, strength, evidence } = cell.observation;
  return { key, subject, strength, logLikelihoodRatio: capped, capped: capped !== own, result: own >= 0 ? "agreed" : "disagreed", samples: cell.samples, why: "", evidence };
}

function skippedComparisons(observations: readonly Observation[], fingerprint: Fingerprint, cells: readonly ComparedCell[]): Comparison[] {
  const compared = new Set(cells.map(({ observation }) => observation));
  return observations.filter((observation) => observation.key === "answer-distribution" && !compared.has(observation)).map((observation) => {
    const match = matchExpectation(observation, fingerprint);
    const why = observation.state !== "observed" ? `no answer was measured: ${observation.note}` : match.kind === "other" ? match.why : "not a distribution";
    return { key: observation.key, subject: observation.subject, strength: observation.strength, logLikelihoodRatio: null, capped: false, result: "skipped", samples: observation.samples, why, evidence: observation.evidence };
  });
}

/** An unlisted model of a listed family: like the best-fitting listed one, much more loosely. */
function scoreUnlistedSibling(observations: readonly Observation[], family: string, fingerprints: readonly Fingerprint[]): Draft {
  const scores = fingerprints.filter((fingerprint) => fingerprint.family === family).map((fingerprint) => compareCells(observations, fingerprint).reduce((sum, { model, counts }) => {
    const loose = model.shares.map((share, index) => siblingConcentration * ((1 - siblingNovelty) * share + (index === model.answers.length ? siblingNovelty : 0)));
    const ignorant = logDirichletMultinomial(counts, model.weights) - logRatio(model, counts);
    return sum + Math.max(-cap, Math.min(cap, logDirichletMultinomial(counts, loose) - ignorant));
  }, 0));
  return { fingerprint: null, model: "unknown", family, vendor: null, coverage: 0, comparisons: [], logEvidence: scores.length === 0 ? 0 : Math.max(...scores) };
}
