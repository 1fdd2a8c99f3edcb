/** Whether reasoning is where each reference has it: visible reasoning speaks against models that never show any; its absence hardly speaks, since hosts strip it. */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import type { Likelihoods } from "./weigh-evidence.js";

const key = "reasoning-shape";
/** A model that was never seen to show reasoning shows it by mistake of a host or an injected instruction. */
const leastShare = 0.02;
/** A model that reasons is served without it by this part of hosts at least. */
const strippedShare = 0.3;
/** All replies of an endpoint come through one host: they count as this many independent looks at most. */
const looks = 2;

export function scoreReasoningShape(observations: readonly Observation[], fingerprints: readonly Fingerprint[]): Likelihoods | null {
  const observation = observations.find((other) => other.key === key && other.state === "observed" && other.samples > 0);
  if (observation === undefined) return null;
  const shares = new Map(fingerprints.flatMap((fingerprint) => {
    const expectation = fingerprint.expects.find((other) => other.key === key);
    return expectation === undefined ? [] : [[fingerprint.id, visibleShare(expectation.value)] as const];
  }));
  if (shares.size === 0) return null;
  const visible = visibleShare(observation.value);
  const weight = Math.min(looks, observation.samples);
  const explain = (share: number): number => weight * (visible * Math.log(Math.max(leastShare, share)) + (1 - visible) * Math.log(share > leastShare ? Math.max(strippedShare, 1 - share) : 1 - leastShare));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const families = [...new Set(fingerprints.filter(({ id }) => shares.has(id)).map(({ family }) => family))];
  return {
    key, strength: observation.strength, samples: observation.samples, evidence: observation.evidence, subject: observation.subject,
    listed: new Map([...shares].map(([id, share]) => [id, explain(share)])),
    siblings: new Map(families.map((family) => [family, explain(mean(fingerprints.filter((fingerprint) => fingerprint.family === family && shares.has(fingerprint.id)).map(({ id }) => shares.get(id) ?? 0)))])),
    none: explain(mean([...shares.values()])),
    fits: true,
    why: "",
  };
}

function visibleShare(value: Observation["value"]): number {
  if (value?.kind !== "distribution") return 0;
  const total = Object.values(value.counts).reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : 1 - (value.counts["none"] ?? 0) / total;
}
