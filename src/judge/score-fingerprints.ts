/** Scores every fingerprint, and "none of these", against what was observed: one posterior, every contribution shown. */
import type { Candidate, Comparison } from "../model/candidate.js";
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import type { StyleCalibration } from "../model/style-map.js";
import { logDirichletMultinomial } from "../stats/log-dirichlet-multinomial.js";
import { compareCells, type ComparedCell } from "./compare-cells.js";
import { againstNats } from "./convict-claim.js";
import { isExpired } from "./is-expired.js";
import { matchExpectation, neverAsked } from "./match-expectation.js";
import { logRatio } from "./cell-model.js";
import { novelty } from "./novelty.js";
import { scoreOtherWordings } from "./score-other-wordings.js";
import { scoreReasoningShape } from "./score-reasoning-shape.js";
import { scoreStyle } from "./score-style.js";
import { scoreTokenOffsets } from "./score-token-offsets.js";
import { scoreWrittenTokenizer } from "./score-written-tokenizer.js";
import type { TokenTables } from "./tokens/give-token-account.js";
import { weighEvidence, type Likelihoods } from "./weigh-evidence.js";

/** One wording may speak for or against a model by a factor of a thousand at most, whatever it holds. */
const cap = Math.log(1000);
/** Half of the prior is for models that are not listed: nobody's list is complete. */
const unlistedPrior = 0.5;
/** An unlisted sibling gives new answers as often as measured siblings do, and keeps the rest of the listed model's shares this loosely (prior counts). */
const siblingConcentration = 3;

export interface ScoreOptions {
  /** UTC of the run; null for a log, which does not say. */
  readonly asOf: string | null;
  /** What style coordinates are worth; without it they are not scored. */
  readonly style?: StyleCalibration | undefined;
  /** Without them nothing is said of the tokenizer that writes. */
  readonly tokenTables?: TokenTables;
}

/** Candidates that are kept beside "none of these": what lies below them has no probability worth showing. */
const keptCandidates = 20;

/** Sorted by posterior, which sums to 1. */
export function scoreFingerprints(observations: readonly Observation[], fingerprints: readonly Fingerprint[], { asOf, style, tokenTables }: ScoreOptions): readonly Candidate[] {
  const kinds = [
    style === undefined ? null : scoreStyle(observations, fingerprints, style), scoreTokenOffsets(observations, fingerprints), scoreReasoningShape(observations, fingerprints), scoreOtherWordings(observations, fingerprints),
    tokenTables === undefined ? null : scoreWrittenTokenizer(observations, fingerprints, tokenTables),
  ].filter((kind) => kind !== null);
  const scored = fingerprints.map((fingerprint) => scoreOne(observations, fingerprint, asOf, kinds));
  // A reference that nothing could be compared with is one of the models that are not listed.
  const compared = scored.filter(({ comparisons }) => comparisons.some(({ result }) => result !== "skipped"));
  const drafts = compared.length > 0 ? compared : scored;
  const families = [...new Set(drafts.map(({ family }) => family ?? ""))].sort();
  const siblings = families.map((family) => scoreUnlistedSibling(observations, family, fingerprints, kinds));
  const none = { fingerprint: null, model: "unknown", family: null, vendor: null, coverage: 0, comparisons: [], logEvidence: 0 };
  const listedPrior = Math.log((1 - unlistedPrior) / Math.max(1, drafts.length));
  const otherPrior = Math.log(unlistedPrior / (1 + siblings.length));
  const listed = drafts.map((draft) => ({ draft, log: draft.logEvidence + listedPrior }));
  const others = siblings.map((draft) => ({ draft, log: draft.logEvidence + otherPrior }));
  // Where nothing that a model produces speaks for a candidate, "none of these" stays at least as likely as all such candidates together: reported counts alone name nobody.
  const supported = new Set(drafts.filter(isSupported).map(({ family }) => family));
  const floor = addLogs([...listed.filter(({ draft }) => !isSupported(draft)), ...others.filter(({ draft }) => !supported.has(draft.family))].map(({ log }) => log));
  const weighed = [...listed, ...others, { draft: none, log: Math.max(otherPrior, floor) }];
  const total = addLogs(weighed.map(({ log }) => log));
  const candidates = weighed.map(({ draft, log }): Candidate => ({ ...draft, posterior: Math.exp(log - total) })).toSorted((a, b) => b.posterior - a.posterior || (a.model < b.model ? -1 : 1));
  return keepCandidates(candidates);
}

/** Whether what a model produces, and not only what its host reports, speaks for it. */
function isSupported({ comparisons }: Draft): boolean {
  return comparisons.reduce((sum, { strength, logLikelihoodRatio }) => sum + (strength === "strong" ? logLikelihoodRatio ?? 0 : 0), 0) > 0;
}

function addLogs(logs: readonly number[]): number {
  if (logs.length === 0) return -Infinity;
  const highest = Math.max(...logs);
  return highest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - highest), 0));
}

/** What is left out goes to nobody else: the posterior of those kept still sums to 1 but for less than a ten-thousandth, which "none of these" takes. */
function keepCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  let left = keptCandidates;
  const kept = candidates.filter(({ fingerprint, family }) => (fingerprint === null && family === null) || (left -= 1) >= 0);
  const lost = 1 - kept.reduce((sum, { posterior }) => sum + posterior, 0);
  return kept.map((candidate) => (candidate.fingerprint === null && candidate.family === null ? { ...candidate, posterior: Math.min(1, candidate.posterior + Math.max(0, lost)) } : candidate));
}

type Draft = Omit<Candidate, "posterior">;

function scoreOne(observations: readonly Observation[], fingerprint: Fingerprint, asOf: string | null, kinds: readonly Likelihoods[]): Draft {
  const cells = compareCells(observations, fingerprint);
  const habits = kinds.flatMap((kind) => toHabitComparison(kind, fingerprint));
  const comparisons = [...cells.map(toComparison), ...habits, ...skippedComparisons(observations, fingerprint, cells)];
  const compared = new Set(cells.map(({ observation }) => observation));
  const expected = new Set(fingerprint.expects.filter(({ key, probe }) => isScored(key, probe)).map(({ key, probe }) => probe ?? key)).size;
  const asked = new Set([...[...compared].map(({ probe }) => probe?.id ?? ""), ...habits.filter(({ key }) => isScored(key, null)).map(({ key }) => key)]).size;
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

/** Answers to a probe, or a habit that every exchange shows; answers in another wording are not the reference's own. */
function isScored(key: string, probe: string | null): boolean {
  return (key === "answer-distribution") === (probe !== null) && key !== "token-count" && key !== "written-tokenizer";
}

function toComparison(cell: ComparedCell): Comparison {
  const own = logRatio(cell.model, cell.counts);
  const capped = Math.max(-cap, Math.min(cap, own));
  const { key, subject, strength, evidence } = cell.observation;
  return { key, subject, strength, logLikelihoodRatio: capped, capped: capped !== own, result: own > -againstNats ? "agreed" : "disagreed", samples: cell.samples, why: "", evidence };
}

function toHabitComparison(kind: Likelihoods, { id }: Fingerprint): Comparison[] {
  const own = kind.listed.get(id);
  if (own === undefined) return [];
  const { ratio, capped } = weighEvidence(kind, own);
  const why = kind.fits ? kind.why : "unlike every reference that was measured this way";
  return [{ key: kind.key, subject: kind.subject, strength: kind.strength, logLikelihoodRatio: ratio, capped, result: ratio >= 0 ? "agreed" : "disagreed", samples: kind.samples, why, evidence: kind.evidence }];
}

function skippedComparisons(observations: readonly Observation[], fingerprint: Fingerprint, cells: readonly ComparedCell[]): Comparison[] {
  const compared = new Set(cells.map(({ observation }) => observation));
  return observations.filter((observation) => observation.key === "answer-distribution" && !compared.has(observation)).flatMap((observation) => {
    const match = matchExpectation(observation, fingerprint);
    // Most shipped references never asked our questions; saying so of each question would bury the rest.
    if (cells.length === 0 && match.kind === "other" && match.why === neverAsked) return [];
    const why = observation.state !== "observed" ? `no answer was measured: ${observation.note}` : match.kind === "other" ? match.why : "not a distribution";
    return [{ key: observation.key, subject: observation.subject, strength: observation.strength, logLikelihoodRatio: null, capped: false, result: "skipped" as const, samples: observation.samples, why, evidence: observation.evidence }];
  });
}

/** An unlisted model of a listed family: like the best-fitting listed one, much more loosely. */
function scoreUnlistedSibling(observations: readonly Observation[], family: string, fingerprints: readonly Fingerprint[], kinds: readonly Likelihoods[]): Draft {
  const scores = fingerprints.filter((fingerprint) => fingerprint.family === family).map((fingerprint) => compareCells(observations, fingerprint).reduce((sum, { model, counts }) => {
    const loose = model.shares.map((share, index) => siblingConcentration * ((1 - novelty.sameVendor) * share + (index === model.answers.length ? novelty.sameVendor : 0)));
    const ignorant = logDirichletMultinomial(counts, model.weights) - logRatio(model, counts);
    return sum + Math.max(-cap, Math.min(cap, logDirichletMultinomial(counts, loose) - ignorant));
  }, 0));
  const habits = kinds.reduce((sum, kind) => {
    const own = kind.siblings.get(family);
    if (own === undefined) return sum;
    // What a host reports cannot fit an unlisted model better than every listed one of its family.
    const members = fingerprints.flatMap(({ id, family: other }) => (other === family ? [kind.listed.get(id) ?? -Infinity] : []));
    return sum + weighEvidence(kind, kind.strength === "strong" ? own : Math.min(own, Math.max(...members))).ratio;
  }, 0);
  return { fingerprint: null, model: "unknown", family, vendor: null, coverage: 0, comparisons: [], logEvidence: (scores.length === 0 ? 0 : Math.max(...scores)) + habits };
}
