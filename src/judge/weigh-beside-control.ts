/** Weighs an endpoint against a control, with the side whose answers vary more as the reference: a control's sampling is no better known than the endpoint's. */
import type { AnsweredQuestion } from "../model/analysis.js";
import type { Fingerprint } from "../model/fingerprint.js";
import { countByModel, modelCell } from "./cell-model.js";
import type { ComparedCell } from "./compare-cells.js";
import { alpha } from "./decide-claim.js";
import type { DriftLevel } from "./drift-levels.js";
import { weighObservations, type WeighedClaim } from "./weigh-observations.js";

export interface BesideControl {
  readonly weighed: WeighedClaim;
  /** With the control as the reference it would convict; the control's answers vary less, and the other way round it does not. */
  readonly oneSided: boolean;
}

/** The way is chosen by the answers themselves, so that either may convict at half the level (Bonferroni). */
const ways = 2;

/**
 * Where a host on the control's way lowers the temperature or cuts the nucleus, or a cache answers, the control gives few of the answers that its model
 * has, and an honest endpoint's others look foreign. The few are among the endpoint's own, whichever of both is sampled more sharply: so the more varied
 * side is the reference, and the other one's answers have to be foreign to it. Measured by `bench control`, sampler by sampler.
 */
export function weighBesideControl(cells: readonly ComparedCell[], others: readonly Fingerprint[], levels: readonly DriftLevel[], answers: readonly AnsweredQuestion[] = []): BesideControl {
  const forward = weighObservations(cells, others, levels, answers);
  const halved = halve(forward);
  if (!variesMore(cells)) return { weighed: halved, oneSided: false };
  const { logE, convicted, against } = halve(weighObservations(cells.flatMap(turnCell), [], levels));
  return { weighed: { ...forward, logE, convicted, against, convictedAfter: null }, oneSided: halved.convicted && !convicted };
}

function halve(weighed: WeighedClaim): WeighedClaim {
  const logE = weighed.logE - Math.log(ways);
  const convicted = weighed.convicted && logE >= -Math.log(alpha);
  return { ...weighed, logE, convicted, convictedAfter: convicted ? weighed.convictedAfter : null };
}

/** Whether the endpoint's answers vary more than the control's: two of its answers to one wording are equal less often, in the mean over wordings. */
function variesMore(cells: readonly ComparedCell[]): boolean {
  const differences = cells.flatMap(({ observation: { value }, expected }) => {
    const [own, control] = [value?.kind === "distribution" ? repeatRate(value.counts) : null, repeatRate(expected)];
    return own === null || control === null ? [] : [control - own];
  });
  return differences.reduce((sum, difference) => sum + difference, 0) > 0;
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
