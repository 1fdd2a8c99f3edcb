/** The filters or serving stacks whose signatures were recognised. */
import type { Observation } from "../model/observation.js";
import type { Layer } from "../model/verdict.js";

export function listLayers(observations: readonly Observation[], kind: "filter" | "stack"): Layer[] {
  return observations.flatMap(({ key, subject, state, value, evidence, note }) => {
    if (key !== "signature" || state !== "observed" || subject.kind !== kind || value?.kind !== "rate" || value.k === 0) return [];
    return [{ id: subject.signature ?? "unknown", name: subject.name ?? subject.signature ?? "unknown", owner: subject.owner ?? "unknown", count: value.k, evidence, note }];
  });
}
