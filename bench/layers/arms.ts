/** The lab's arms of the layer benchmark: what is done to the model, and which layer that is. */
import type { LayerClass } from "../../src/model/attribution.js";
import type { scenarios } from "../../src/lab/scenarios.js";

type ScenarioId = keyof typeof scenarios;

export interface Arm {
  readonly id: string;
  readonly scenarios: readonly ScenarioId[];
  readonly expected: LayerClass;
}

function arm(expected: LayerClass, ...ids: readonly ScenarioId[]): Arm {
  return { id: ids.join("+"), scenarios: ids, expected };
}

/** Filters are put outside the model, in the order in which an answer passes them. */
export const arms: readonly Arm[] = [
  arm("input-filter", "keyword-filter"),
  arm("input-filter", "canned-refusal"),
  arm("input-filter", "word-list"),
  arm("input-filter", "keyword-filter", "rewritten-errors"),
  arm("input-filter", "keyword-filter", "fake-stream"),
  arm("output-filter", "output-filter"),
  arm("output-filter", "hold-back"),
  arm("output-filter", "cut-stream"),
  arm("output-filter", "retracted-stream"),
  arm("output-filter", "emptied-answer"),
  arm("output-filter", "output-filter", "token-inflation"),
  arm("both-filters", "output-filter", "keyword-filter"),
  arm("both-filters", "retracted-stream", "canned-refusal"),
  arm("both-filters", "host-inspection"),
  arm("model", "trained-refusal"),
  arm("model", "trained-refusal", "fake-stream"),
  arm("injected-prompt", "hidden-prompt"),
  arm("injected-prompt", "hidden-prompt", "fake-stream"),
  arm("none", "honest"),
  arm("none", "swapped"),
  arm("none", "mixture"),
  arm("none", "flaky"),
  arm("none", "slow"),
  arm("none", "exact-cache"),
  arm("none", "fake-stream"),
  arm("none", "token-inflation"),
  arm("none", "dropped-parameters"),
];
