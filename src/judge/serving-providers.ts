/** Whether the endpoint names several upstream providers of one model: honest, and further from a reference than one provider is from itself. */
import type { Observation } from "../model/observation.js";

export function servingProviders(observations: readonly Observation[]): boolean {
  const seen = observations.find(({ key, state }) => key === "serving-provider" && state === "observed");
  return seen?.value?.kind === "distribution" && Object.keys(seen.value.counts).length > 1;
}
