/** Observations and references made by hand, for tests of the judge. */
import type { Fingerprint } from "../../../src/model/fingerprint.js";
import type { Observation } from "../../../src/model/observation.js";
import type { RecordingEnding, RecordingHeader } from "../../../src/model/recording.js";
import type { Analysis } from "../../../src/model/analysis.js";

export const conditions = { wordingDigest: "w", system: null, temperature: 1, reasoning: "none", protocol: "openai-chat" } as const;

export function observe(more: Partial<Observation> & Pick<Observation, "key">): Observation {
  return {
    subject: {}, probe: { id: "random-city", version: 1 }, analyzer: { id: more.key, version: 1 }, state: "observed", strength: "strong", samples: 3, missing: 0,
    conditions, evidence: ["e1", "e2"], note: "", ...more,
  };
}

export type Answers = Readonly<Record<string, number>>;

/** One cell of answers, apart from others by its number. */
export function answersTo(cell: number, counts: Answers, more: Partial<Observation> = {}): Observation {
  return observe({
    key: "answer-distribution", subject: { cell: `c${cell}` }, probe: { id: `probe-${cell}`, version: 1 }, conditions: { ...conditions, wordingDigest: `w${cell}` },
    samples: Object.values(counts).reduce((sum, count) => sum + count, 0), value: { kind: "distribution", counts }, ...more,
  });
}

export function reference(model: string, cells: readonly Answers[], more: Partial<Fingerprint> = {}): Fingerprint {
  return {
    schemaVersion: 1, id: model, version: 1, model, aliases: [], family: `${model}-family`, vendor: "someone", status: "provisional",
    sessions: [{ at: "2026-11-01T00:00:00Z", digest: "d", channel: "test", provider: null, samples: 100 }], source: "test", licence: "MIT", expires: "2026-12-16T00:00:00Z",
    expects: cells.map((counts, cell) => ({
      key: "answer-distribution", subject: { cell: `c${cell}` }, probe: `probe-${cell}@1`, analyzer: "answer-distribution@1", conditions: { ...conditions, wordingDigest: `w${cell}` }, strength: "strong",
      value: { kind: "distribution", counts }, samples: Object.values(counts).reduce((sum, count) => sum + count, 0),
    })),
    ...more,
  };
}

export function headerFor(claim: string, more: Partial<RecordingHeader> = {}): RecordingHeader {
  return {
    kind: "header", schemaVersion: 1, tool: { name: "ai-audit", version: "0.0.0" }, startedAt: "2026-11-20T00:00:00Z",
    endpoint: { baseUrl: "http://127.0.0.1/v1", protocol: "openai-chat", model: claim, claim, provider: null, credential: { kind: "none" }, headers: {} },
    control: null, suites: [],
    options: { depth: "quick", seed: 1, maxRequests: 60, maxUsd: null, price: null, maxTimeMs: null, timeoutMs: 1000, concurrency: 1, ratePerMinute: 60, only: [], skip: [], redactText: false },
    planned: 54, coverage: [], skipped: [], planner: { id: "in-order", version: 1 }, references: [], digests: {}, ...more,
  };
}

export const complete: RecordingEnding = { closing: { kind: "closing", finishedAt: "2026-11-20T00:10:00Z", exchanges: 54, stopped: "complete" }, truncatedAtLine: null, digest: "d" };

export function analysisOf(observations: readonly Observation[], more: Partial<Analysis["tally"]> = {}): Analysis {
  return {
    observations, excerpts: [],
    tally: { attempts: 54, valid: 54, rateLimited: 0, failed: 0, withoutUsage: 0, inputTokens: 10, outputTokens: 10, startedAt: null, finishedAt: null, ...more },
  };
}
