/** Pairs the answer distributions of a run with those of a reference, wording by wording. */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import { countByModel, modelCell, type CellModel } from "./cell-model.js";
import { matchExpectation } from "./match-expectation.js";

export interface ComparedCell {
  readonly observation: Observation;
  readonly model: CellModel;
  /** In the model's order. */
  readonly counts: readonly number[];
  readonly samples: number;
  readonly expected: Readonly<Record<string, number>>;
}

/** Strong evidence only; cells that cannot be compared are left out. */
export function compareCells(observations: readonly Observation[], fingerprint: Fingerprint): ComparedCell[] {
  return observations.flatMap((observation) => {
    const { value } = observation;
    if (observation.state !== "observed" || observation.strength !== "strong" || observation.key !== "answer-distribution" || value?.kind !== "distribution" || observation.samples === 0) return [];
    const match = matchExpectation(observation, fingerprint);
    if (match.kind !== "equal" || match.expectation.value.kind !== "distribution") return [];
    const expected = match.expectation.value.counts;
    const model = modelCell(expected);
    const counts = countByModel(model, value.counts);
    return [{ observation, model, counts, samples: counts.reduce((sum, count) => sum + count, 0), expected }];
  });
}
