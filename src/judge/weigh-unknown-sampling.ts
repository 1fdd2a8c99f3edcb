/** Weighs an endpoint against a control or a reference of another host, and the other way round where that answers with less variety: its sampling is no better known than the endpoint's. */
import { mean, sampleStandardDeviation } from "simple-statistics";
import type { AnsweredQuestion } from "../model/analysis.js";
import type { Fingerprint } from "../model/fingerprint.js";
import { countByModel, modelCell } from "./cell-model.js";
import type { ComparedCell } from "./compare-cells.js";
import type { DriftLevel } from "./drift-levels.js";
import { weighObservations, type WeighedClaim } from "./weigh-observations.js";

export interface UnknownSampling {
  readonly weighed: WeighedClaim;
  /** It would convict, but the reference's answers vary less, and the other way round they do not. */
  readonly oneSided: boolean;
}

/**
 * The reference counts as less varied from this many standard errors on. With the same model on both sides and the reference's at temperature 0.6, 0.3 or 0 or
 * top_p 0.8 or 0.5 no run was convicted (33 models, 12 wordings of 5, 198 runs each: up to 1.9 %; `bench control`); with 1 another vendor's was convicted
 * in 62 of 290, with 2 in 76. Without this 33 of 99 were at temperature 0.3, by references of 24 answers a wording and 16 of the endpoint's.
 */
const lessVariedErrors = 2;

/**
 * Where a host on the reference's way lowers the temperature or cuts the nucleus, or a cache answers, the reference has few of the answers that its model
 * has, and an honest endpoint's others look foreign. Its few are then among the endpoint's own. So where the reference's answers vary less, both e-values
 * have to convict: the reference's of the endpoint's answers, and the endpoint's of the reference's.
 */
export function weighUnknownSampling(cells: readonly ComparedCell[], others: readonly Fingerprint[], levels: readonly DriftLevel[], answers: readonly AnsweredQuestion[] = []): UnknownSampling {
  const forward = weighObservations(cells, others, levels, answers);
  if (!forward.convicted || !variesMore(cells)) return { weighed: forward, oneSided: false };
  const { logE, convicted } = weighObservations(cells.flatMap(turnCell), [], levels);
  return { weighed: { ...forward, logE: Math.min(forward.logE, logE), convicted, convictedAfter: convicted ? forward.convictedAfter : null }, oneSided: !convicted };
}

/** Whether the endpoint's answers vary more than the reference's: two of its answers to one wording are equal less often, in the mean over wordings. */
function variesMore(cells: readonly ComparedCell[]): boolean {
  const differences = cells.flatMap(({ observation: { value }, expected }) => {
    const [own, theirs] = [value?.kind === "distribution" ? repeatRate(value.counts) : null, repeatRate(expected)];
    return own === null || theirs === null ? [] : [theirs - own];
  });
  if (differences.length < 2) return true;
  return mean(differences) > lessVariedErrors * (sampleStandardDeviation(differences) / Math.sqrt(differences.length));
}

/** The chance that two of these answers are equal, without bias (Simpson 1949). Null for a single answer. */
function repeatRate(counts: Readonly<Record<string, number>>): number | null {
  const all = Object.values(counts);
  const total = all.reduce((sum, count) => sum + count, 0);
  return total < 2 ? null : all.reduce((sum, count) => sum + count * (count - 1), 0) / (total * (total - 1));
}

function turnCell({ observation, expected }: ComparedCell): ComparedCell[] {
  const { value } = observation;
  if (value?.kind !== "distribution") return [];
  const model = modelCell(value.counts);
  const counts = countByModel(model, expected);
  const samples = counts.reduce((sum, count) => sum + count, 0);
  return [{ observation: { ...observation, samples, value: { kind: "distribution", counts: expected } }, model, counts, samples, expected: value.counts }];
}
