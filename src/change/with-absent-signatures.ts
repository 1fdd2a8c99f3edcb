/** A signature is written down only where it was seen; where one report saw it and the other did not, the other's count is nought of what came back. */
import type { Observation } from "../model/observation.js";
import type { DiffInput } from "./diff-reports.js";
import { identify } from "./pair-observations.js";

/** Both lists of observations, each with the signatures of the other at 0; left out where nothing came back. */
export function withAbsentSignatures(old: DiffInput, fresh: DiffInput): [readonly Observation[], readonly Observation[]] {
  return [complete(old, fresh.observations), complete(fresh, old.observations)];
}

function complete({ observations, run }: DiffInput, others: readonly Observation[]): readonly Observation[] {
  if (run.valid === 0) return observations;
  const own = new Set(observations.filter(isSignature).map(identify));
  const absent = others.filter((observation) => isSignature(observation) && !own.has(identify(observation)));
  return [...observations, ...absent.map((observation): Observation => ({ ...observation, value: { kind: "rate", k: 0, n: run.valid }, samples: run.valid, missing: 0, evidence: [], note: "" }))];
}

function isSignature({ analyzer, state, value }: Observation): boolean {
  return analyzer.id === "signature" && state === "observed" && value?.kind === "rate";
}
