/** Puts the sessions of a baseline together, observation by observation, as if they had been one. */
import type { Observation, ObservationValue } from "../model/observation.js";
import { identify, pairObservations } from "./pair-observations.js";

/** Only what can be added up is; of all else, and of what was asked under other conditions, the latest session holds. */
export function poolSessions(sessions: readonly (readonly Observation[])[]): readonly Observation[] {
  return sessions.reduce<readonly Observation[]>((pooled, session) => {
    const merged = new Map(pairObservations(pooled, session).pairs.map(({ old, new: fresh }) => [identify(fresh), merge(old, fresh)]));
    const own = session.filter(({ state }) => state === "observed");
    const known = new Set(own.map(identify));
    return [...pooled.filter((observation) => !known.has(identify(observation))), ...own.map((observation) => merged.get(identify(observation)) ?? observation)];
  }, []);
}

function merge(old: Observation, fresh: Observation): Observation {
  const value = addValues(old.value, fresh.value);
  return value === null ? fresh : { ...fresh, value, samples: old.samples + fresh.samples, missing: old.missing + fresh.missing };
}

/** null: cannot be added up. */
function addValues(old: ObservationValue | undefined, fresh: ObservationValue | undefined): ObservationValue | null {
  if (old?.kind === "distribution" && fresh?.kind === "distribution") {
    const names = [...new Set([...Object.keys(old.counts), ...Object.keys(fresh.counts)])].sort();
    return { kind: "distribution", counts: Object.fromEntries(names.map((name) => [name, (old.counts[name] ?? 0) + (fresh.counts[name] ?? 0)])) };
  }
  if (old?.kind === "rate" && fresh?.kind === "rate") return { kind: "rate", k: old.k + fresh.k, n: old.n + fresh.n };
  if (old?.kind === "samples" && fresh?.kind === "samples" && old.unit === fresh.unit) return { kind: "samples", unit: fresh.unit, values: [...old.values, ...fresh.values] };
  if (old?.kind === "features" && fresh?.kind === "features") return { kind: "features", features: { ...old.features, ...fresh.features } };
  return null;
}
