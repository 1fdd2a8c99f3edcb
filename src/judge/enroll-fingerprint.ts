/** Makes a fingerprint of one measured session: provisional, since one session knows nothing of other days. */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import { schemaVersions } from "../model/schema-versions.js";

export interface EnrolmentFacts {
  readonly model: string;
  readonly family: string;
  readonly vendor: string;
  /** UTC. */
  readonly at: string;
  /** SHA-256 of what it was measured from. */
  readonly digest: string;
  readonly channel: string;
  readonly provider: string | null;
  readonly samples: number;
  readonly source: string;
  readonly licence: string;
  /** Also what every exchange shows: for logs, whose prompts are not chosen. */
  readonly habits?: boolean;
}

/** Days after which a model that may move under its name no longer binds. */
const bindingDays = 45;

/** These rank candidates and convict nobody. */
const habits: ReadonlySet<string> = new Set(["prompt-token-offset", "reasoning-shape", "style"]);

export function enrollFingerprint(observations: readonly Observation[], facts: EnrolmentFacts): Fingerprint {
  const expires = new Date(Date.parse(facts.at) + bindingDays * 86_400_000).toISOString();
  return {
    schemaVersion: schemaVersions.fingerprint,
    id: facts.model.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""),
    version: 1,
    model: facts.model,
    aliases: [],
    family: facts.family,
    vendor: facts.vendor,
    status: "provisional",
    sessions: [{ at: facts.at, digest: facts.digest, channel: facts.channel, provider: facts.provider, samples: facts.samples }],
    source: facts.source,
    licence: facts.licence,
    expires: isDated(facts.model) ? null : expires,
    expects: observations.flatMap((observation) => {
      const { probe, analyzer, value, state, samples } = observation;
      if (state !== "observed" || value === undefined || samples === 0) return [];
      if (probe === null ? facts.habits !== true || !habits.has(observation.key) : !isCompared(observation)) return [];
      return [{
        key: observation.key, subject: observation.subject, probe: probe === null ? null : `${probe.id}@${probe.version}`, analyzer: `${analyzer.id}@${analyzer.version}`,
        conditions: observation.conditions, strength: observation.strength, value, samples,
      }];
    }),
  };
}

/** Distributions of answers, and the counts of the token probes. */
function isCompared({ key, value }: Observation): boolean {
  return key === "answer-distribution" ? value?.kind === "distribution" : key === "token-count" && value?.kind === "features";
}

/** A name with a date in it stands for one snapshot: 2026-05-01 or 20260501. */
function isDated(model: string): boolean {
  return /(19|20)\d{2}-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])/.test(model);
}
