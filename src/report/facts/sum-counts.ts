/** The counts of several distributions together; what has none adds nothing. */
import type { Observation } from "../../model/observation.js";

export function sumCounts(observations: readonly Observation[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { value } of observations) {
    if (value?.kind !== "distribution") continue;
    for (const [name, count] of Object.entries(value.counts)) sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return Object.fromEntries(sums);
}
