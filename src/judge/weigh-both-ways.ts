/** Weighs an endpoint against a control with either of them taken for the reference: a control is no better known than what stands beside it. */
import type { AnsweredQuestion } from "../model/analysis.js";
import type { Fingerprint } from "../model/fingerprint.js";
import { countByModel, modelCell } from "./cell-model.js";
import type { ComparedCell } from "./compare-cells.js";
import type { DriftLevel } from "./drift-levels.js";
import { weighObservations, type WeighedClaim } from "./weigh-observations.js";

export interface BothWays {
  readonly weighed: WeighedClaim;
  /** It convicts with the control as the reference and not the other way round. */
  readonly oneSided: boolean;
}

/**
 * Where a host on the control's way drops or lowers the temperature, or a cache answers, the control gives few of the answers that its model has, and an
 * honest endpoint's others look foreign. Taken the other way round the control's answers are then among the endpoint's own, and nothing is foreign.
 * So both e-values have to convict; the lower one holds for either way the sides may differ in sampling. Measured by `bench control`.
 */
export function weighBothWays(cells: readonly ComparedCell[], others: readonly Fingerprint[], levels: readonly DriftLevel[], answers: readonly AnsweredQuestion[] = []): BothWays {
  const forward = weighObservations(cells, others, levels, answers);
  if (!forward.convicted) return { weighed: forward, oneSided: false };
  const backward = weighObservations(cells.flatMap(turnCell), [], levels);
  const weighed = { ...forward, logE: Math.min(forward.logE, backward.logE), convicted: backward.convicted, convictedAfter: backward.convicted ? forward.convictedAfter : null };
  return { weighed, oneSided: !backward.convicted };
}

function turnCell({ observation, expected }: ComparedCell): ComparedCell[] {
  const { value } = observation;
  if (value?.kind !== "distribution") return [];
  const model = modelCell(value.counts);
  const counts = countByModel(model, expected);
  const samples = counts.reduce((sum, count) => sum + count, 0);
  return [{ observation: { ...observation, samples, value: { kind: "distribution", counts: expected } }, model, counts, samples, expected: value.counts }];
}
