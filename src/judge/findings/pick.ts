/** Picks what was observed under a key, by the kind of its value. */
import type { Observation, ObservationValue } from "../../model/observation.js";

type ValueOf<Kind extends ObservationValue["kind"]> = Extract<ObservationValue, { readonly kind: Kind }>;

export function pick<Kind extends ObservationValue["kind"]>(observations: readonly Observation[], key: string, kind: Kind): { readonly observation: Observation; readonly value: ValueOf<Kind> }[] {
  return observations.flatMap((observation) => {
    const { value, state } = observation;
    return observation.key === key && state === "observed" && value?.kind === kind ? [{ observation, value: value as ValueOf<Kind> }] : [];
  });
}

export function evidenceOf(picked: readonly { readonly observation: Observation }[]): string[] {
  return [...new Set(picked.flatMap(({ observation }) => observation.evidence))];
}
