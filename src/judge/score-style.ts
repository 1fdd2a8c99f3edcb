/** How well each reference's style explains that of the replies: a linear discriminant model with room for other topics (Fisher 1936; Ioffe 2006, probabilistic LDA). */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import type { StyleCalibration } from "../model/style-map.js";
import type { Likelihoods } from "./weigh-evidence.js";

/** Degrees of freedom of the densities: a single odd dimension, as an unusual host or topic makes, should not decide (Student's t). */
const tails = 5;
/** How far a reference's own variance counts against the common one, as an exponent, and how far it may depart from it. */
const ownSpreadWeight = 0.7;
const spreadRange = [0.5, 8] as const;

interface Reference {
  readonly fingerprint: Fingerprint;
  readonly means: readonly number[];
  /** Variance of a reply round the mean, by dimension. */
  readonly spreads: readonly number[];
  readonly samples: number;
}

/** Null where style was not measured, or no reference was measured with the same map. */
export function scoreStyle(observations: readonly Observation[], fingerprints: readonly Fingerprint[], calibration: StyleCalibration): Likelihoods | null {
  const observation = observations.find(({ key, state, samples }) => key === "style" && state === "observed" && samples > 0);
  if (observation === undefined || observation.value?.kind !== "features") return null;
  const dimensions = calibration.replySpread.length;
  const seen = readFeatures(observation.value, "mean", dimensions);
  const references = fingerprints.flatMap((fingerprint) => readReference(fingerprint, observation, calibration));
  if (references.length === 0) return null;
  const { temperature, fitLimit } = calibration;
  const common = (dimension: number): number => (calibration.topicSpread[dimension] ?? 0) + (calibration.replySpread[dimension] ?? 1) / observation.samples;
  const noise = ({ spreads, samples }: Reference) => (dimension: number): number => (calibration.topicSpread[dimension] ?? 0) + (spreads[dimension] ?? 1) * (1 / observation.samples + 1 / samples);
  const density = (centre: readonly number[], spread: (dimension: number) => number): number => temperature * seen.reduce((sum, value, dimension) => {
    const variance = spread(dimension);
    return sum - 0.5 * ((tails + 1) * Math.log1p((value - (centre[dimension] ?? 0)) ** 2 / (tails * variance)) + Math.log(variance));
  }, 0);
  const distance = (reference: Reference): number => seen.reduce((sum, value, dimension) => sum + (value - (reference.means[dimension] ?? 0)) ** 2 / noise(reference)(dimension), 0) / seen.length;
  const families = [...new Set(references.map(({ fingerprint }) => fingerprint.family))];
  const centre = meanOf(references, dimensions);
  return {
    key: observation.key, strength: observation.strength, samples: observation.samples, evidence: observation.evidence, subject: observation.subject,
    listed: new Map(references.map((reference) => [reference.fingerprint.id, density(reference.means, noise(reference))])),
    siblings: new Map(families.map((family) => {
      const own = references.filter(({ fingerprint }) => fingerprint.family === family);
      return [family, density(meanOf(own, dimensions), (dimension) => common(dimension) + (1 + 1 / own.length) * (calibration.siblingSpread[dimension] ?? 1))];
    })),
    none: density(centre, (dimension) => common(dimension) + (calibration.modelSpread[dimension] ?? 1)),
    fits: references.some((reference) => distance(reference) <= fitLimit),
    why: "",
  };
}

function readReference(fingerprint: Fingerprint, { key, analyzer, subject }: Observation, { replySpread, learnedSpread }: StyleCalibration): readonly Reference[] {
  return fingerprint.expects.flatMap((expectation) => {
    const same = expectation.key === key && expectation.analyzer === `${analyzer.id}@${analyzer.version}` && expectation.subject.map === subject.map;
    if (!same || expectation.value.kind !== "features") return [];
    const own = readFeatures(expectation.value, "spread", replySpread.length);
    const spreads = replySpread.map((spread, dimension) => {
      const ratio = (own[dimension] ?? 0) / (learnedSpread[dimension] ?? 1);
      return ratio <= 0 ? spread : spread * Math.min(spreadRange[1], Math.max(spreadRange[0], ratio ** ownSpreadWeight));
    });
    return [{ fingerprint, samples: expectation.samples, means: readFeatures(expectation.value, "mean", replySpread.length), spreads }];
  });
}

function readFeatures(value: Observation["value"], what: string, dimensions: number): number[] {
  const features = value?.kind === "features" ? value.features : {};
  return Array.from({ length: dimensions }, (_, dimension) => features[nameFeature(what, dimension)] ?? 0);
}

/** As the style analyzer names them. */
function nameFeature(what: string, dimension: number): string {
  return `${what}-${String(dimension + 1).padStart(2, "0")}`;
}

function meanOf(references: readonly Reference[], dimensions: number): number[] {
  return Array.from({ length: dimensions }, (_, dimension) => references.reduce((sum, { means }) => sum + (means[dimension] ?? 0), 0) / references.length);
}
