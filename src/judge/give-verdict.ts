/** Gives the verdict on the claim: inconsistent only on observed disagreement, consistent only with stated power, otherwise inconclusive with a reason. */
import type { Analysis } from "../model/analysis.js";
import type { Candidate } from "../model/candidate.js";
import type { Fingerprint } from "../model/fingerprint.js";
import type { RecordingEnding, RecordingHeader } from "../model/recording.js";
import type { InconclusiveReason, Power, Verdict } from "../model/verdict.js";
import { compareCells } from "./compare-cells.js";
import { alpha, anytimePValue, decideClaim, fewestCells, type ClaimDecision } from "./decide-claim.js";
import { checkInnocentCauses } from "./check-innocent-causes.js";
import { driftLevels } from "./drift-levels.js";
import { attributeLayers } from "./layers/attribute-layers.js";
import { isExpired } from "./is-expired.js";
import { keepIndependentAnswers } from "./independent-answers.js";
import { isOtherChannel } from "./is-other-channel.js";
import { listLayers } from "./list-layers.js";
import { listReasons } from "./list-reasons.js";
import { measureEffects } from "./measure-effects.js";
import { resolveClaim } from "./resolve-claim.js";
import { sayNext, saySentence } from "./say-verdict.js";
import { enoughPower, statePower, unlistedSibling } from "./state-power.js";
import { describeMixture } from "./describe-mixture.js";
import { servingProviders } from "./serving-providers.js";
import { testClaim, type ClaimTest } from "./test-claim.js";
import { weighUnknownSampling } from "./weigh-unknown-sampling.js";
import { weighObservations, type WeighedClaim } from "./weigh-observations.js";

export interface VerdictInput {
  readonly header: RecordingHeader;
  readonly ending: RecordingEnding;
  readonly analysis: Analysis;
  readonly candidates: readonly Candidate[];
  readonly fingerprints: readonly Fingerprint[];
  /** The reference that a trusted endpoint gave, asked beside in this run; it is among `fingerprints`. */
  readonly control?: Fingerprint | null;
}

/** More than this part of all attempts refused for their rate: what is missing is the endpoint's doing, and waiting helps. */
const rateLimitedRatio = 0.2;
/** A listed rival this much less likely than the claim is out of reach. */
const rivalReach = 0.05;

/** `claimed`: ids of the references that the claim names. */
export function giveVerdict(input: VerdictInput): { verdict: Verdict; power: Power; claimed: readonly string[] } {
  const { header, analysis, candidates, fingerprints, control = null } = input;
  const references = resolveClaim(header.endpoint.claim, fingerprints).fingerprints;
  const binding = references.filter((reference) => !isExpired(reference, header.startedAt));
  const seed = `${header.options.seed}/${header.endpoint.model}`;
  const providers = servingProviders(analysis.observations);
  const tests = binding.map((reference) => {
    const independent = keepIndependentAnswers(analysis, reference);
    const cells = compareCells(independent.observations, reference);
    const others = fingerprints.filter((fingerprint) => !references.includes(fingerprint));
    const foreign = reference === control || isOtherChannel(reference, header.endpoint);
    const levels = driftLevels(reference, providers || foreign);
    const { weighed, oneSided } = foreign ? weighUnknownSampling(cells, others, levels, independent.answers) : { weighed: weighObservations(cells, others, levels, independent.answers), oneSided: false };
    return { reference, test: testClaim(cells, { seed }), weighed, foreign, oneSided, reduced: independent.reduced };
  });
  // A family is only contradicted by answers that contradict every member: the best-fitting one decides.
  // A reference that nothing could be compared with is no member that was spared.
  const compared = tests.filter(({ test }) => test.cells.length > 0);
  const best = (compared.length > 0 ? compared : tests).toSorted((a, b) => a.weighed.logE - b.weighed.logE || b.test.pValue - a.test.pValue)[0] ?? null;
  const weighed = best?.weighed ?? null;
  const power = statePower(weighed, seed);
  const decision = best === null ? "too-few" : decideClaim(best.test, best.weighed);
  const { claim, reason } = conclude({ input, references, binding, decision, test: best?.test ?? null, weighed, power });
  const oneSided = best?.oneSided ?? false;
  const facts = { header, analysis, candidates, test: best?.test ?? null, weighed, oneSided, power, claim, reason };
  const withheld = attributeLayers(analysis.observations);
  const effects = measureEffects(analysis.observations);
  return {
    power,
    claimed: references.map(({ id }) => id),
    verdict: {
      claim,
      reason,
      sentence: saySentence(facts),
      next: sayNext(facts),
      candidates,
      mixture: weighed === null || claim !== "inconsistent" ? null : describeMixture(weighed, analysis),
      layers: listLayers(analysis.observations, "filter"),
      ...(withheld.length === 0 ? {} : { withheld }),
      ...(effects.length === 0 ? {} : { effects }),
      stack: listLayers(analysis.observations, "stack"),
      reasons: best === null ? [] : listReasons(best.test, best.weighed),
      innocentCauses: checkInnocentCauses(analysis.observations, best?.reference ?? null, header, { withControl: control !== null, foreign: best?.foreign ?? false, oneSided, reduced: best?.reduced ?? false }),
      ...(control !== null && { control: describeControl(control, header) }),
      errorRates: {
        alpha,
        pValue: best === null || best.test.cells.length === 0 ? null : anytimePValue(best.weighed.logE),
        method: best === null ? "no test was possible" : "anytime-valid test: e-value of other models and shares of them against the reference, widened by honest drift",
        validSamples: best?.test.validSamples ?? 0,
      },
    },
  };
}

function describeControl(control: Fingerprint, { control: endpoint }: RecordingHeader): NonNullable<Verdict["control"]> {
  return { baseUrl: endpoint?.baseUrl ?? "", model: endpoint?.model ?? "", answers: control.expects.reduce((sum, { samples }) => sum + samples, 0), wordings: control.expects.length };
}

interface Grounds {
  readonly input: VerdictInput;
  readonly references: readonly Fingerprint[];
  readonly binding: readonly Fingerprint[];
  readonly decision: ClaimDecision;
  readonly test: ClaimTest | null;
  readonly weighed: WeighedClaim | null;
  readonly power: Power;
}

function conclude({ input, references, binding, decision, test, weighed, power }: Grounds): { claim: Verdict["claim"]; reason: InconclusiveReason | null } {
  const inconclusive = (reason: InconclusiveReason) => ({ claim: "inconclusive", reason }) as const;
  if (references.length === 0) return inconclusive("no-reference");
  if (binding.length === 0) return inconclusive("expired");
  if (decision === "inconsistent") return { claim: "inconsistent", reason: null };
  const { tally } = input.analysis;
  const missing = tally.rateLimited > rateLimitedRatio * tally.attempts ? "rate-limited"
    : input.ending.closing === null ? "interrupted"
    : "low-coverage";
  if (decision === "too-few" || decision === "undecided" || test === null) return inconclusive(missing);
  if ((weighed?.aliases.length ?? 0) > 0 || hasCloseRival(input.candidates, binding)) return inconclusive("tie");
  const weak = power.rows.some(({ against, share, power: chance }) => share === 1 && against !== unlistedSibling && (chance === null || chance < enoughPower));
  return weak ? inconclusive(missing) : { claim: "consistent", reason: null };
}

/** Whether another listed model that was asked the same explains the answers about as well as the claim does; what only ranks makes no tie. */
function hasCloseRival(candidates: readonly Candidate[], claimed: readonly Fingerprint[]): boolean {
  const ids = new Set(claimed.map(({ id }) => id));
  const own = Math.max(0, ...candidates.filter(({ fingerprint }) => fingerprint !== null && ids.has(fingerprint)).map(({ posterior }) => posterior));
  return candidates.some(({ fingerprint, posterior, comparisons }) => fingerprint !== null && !ids.has(fingerprint) && posterior > rivalReach * own
    && comparisons.filter(({ strength, result }) => strength === "strong" && result !== "skipped").length >= fewestCells);
}
