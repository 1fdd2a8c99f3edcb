/** Makes one fingerprint of each model of a corpus of exchanges: style, offsets of reported prompt tokens, and where reasoning is shown. Figures only. */
import { createHash } from "node:crypto";
import { commonCounter } from "../../src/analyze/analyzers/prompt-token-offset.js";
import type { Fingerprint } from "../../src/model/fingerprint.js";
import type { Observation } from "../../src/model/observation.js";
import type { Resources } from "../../src/model/resources.js";
import { schemaVersions } from "../../src/model/schema-versions.js";
import { measureExchange, observeMeasurements } from "./measure-exchanges.js";
import { nameFamily } from "./name-family.js";
import type { CorpusExchange } from "./read-corpus.js";

export interface CorpusFacts {
  readonly source: string;
  readonly licence: string;
  readonly channel: string;
}

export function composeFingerprints(corpus: readonly CorpusExchange[], resources: Resources, facts: CorpusFacts): Fingerprint[] {
  return [...new Set(corpus.map(({ model }) => model))].sort().map((model) => {
    const exactCounters = [resources.resolveTokenizerClass?.(model) ?? commonCounter];
    const counting = { ...resources, exactCounters, fingerprints: [askForCounters([...new Set([commonCounter, ...exactCounters])])] };
    const own = corpus.filter((exchange) => exchange.model === model);
    const observations = observeMeasurements(own.map((exchange) => measureExchange(exchange, counting)), counting);
    return composeFingerprint(model, observations, [toSession(own, facts)], facts);
  });
}

export function composeFingerprint(model: string, observations: readonly Observation[], sessions: Fingerprint["sessions"], { source, licence }: CorpusFacts): Fingerprint {
  const last = sessions.map(({ at }) => at).sort().at(-1) ?? unknownDate;
  return {
    schemaVersion: schemaVersions.fingerprint, id: model.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""), version: 1, model, aliases: nameAliases(model), ...nameFamily(model),
    status: "provisional", sessions, source, licence, expires: expire(model, last),
    expects: observations.flatMap(({ key, subject, probe, analyzer, value, strength, samples, conditions }) => (value === undefined ? [] : [{
      key, subject, probe: probe === null ? null : `${probe.id}@${probe.version}`, analyzer: `${analyzer.id}@${analyzer.version}`, conditions, strength, value, samples,
    }])),
  };
}

/** Days that a measurement of a moving name binds. */
const bindingDays = 45;
const unknownDate = "1970-01-01T00:00:00.000Z";
/** Names of published weights, which do not move. */
const openWeights = /llama|qwen-?2\.5-(?:7b|72b)|qwen2\.5-vl|qwen3-(?:235b|30b|32b)|deepseek-(?:r1|v\d|chat-v\d)|gpt-oss|glm-\d|kimi-(?:vl|k\d)|mai-ds|r1-1776/;
/** A date or a snapshot number in the name. */
const snapshot = /\d{8}|\d{4}-\d{2}-\d{2}|-\d{3,4}$/;

export function expire(model: string, measuredAt: string): string | null {
  if (openWeights.test(model) || snapshot.test(model)) return null;
  return new Date(Date.parse(measuredAt) + bindingDays * 86_400_000).toISOString();
}

/** The name without its vendor, as most endpoints ask for it. */
function nameAliases(model: string): string[] {
  const bare = model.split("/").at(-1) ?? model;
  return bare === model ? [] : [bare];
}

function toSession(exchanges: readonly CorpusExchange[], { channel }: CorpusFacts): Fingerprint["sessions"][number] {
  const dates = exchanges.flatMap(({ at }) => (at === null ? [] : [new Date(at).toISOString()])).sort();
  const hash = createHash("sha256");
  for (const { transcript } of exchanges) hash.update(JSON.stringify(transcript.exchange.outcome));
  const providers = [...new Set(exchanges.flatMap(({ provider }) => (provider === null ? [] : [provider])))].sort();
  return { at: dates.at(-1) ?? unknownDate, digest: hash.digest("hex"), channel, provider: providers.length === 0 ? null : providers.join(", "), samples: exchanges.length };
}

/** Makes the offset analyzer count with these. */
export function askForCounters(counters: readonly string[]): Fingerprint {
  return {
    schemaVersion: schemaVersions.fingerprint, id: "none", version: 1, model: "none", aliases: [], family: "none", vendor: "none", status: "provisional", sessions: [], source: "", licence: "", expires: null,
    expects: counters.map((counter) => ({ key: "prompt-token-offset", subject: { counter }, probe: null, analyzer: "prompt-token-offset@1", conditions: null, strength: "reported", value: { kind: "count", count: 0 }, samples: 1 })),
  };
}
