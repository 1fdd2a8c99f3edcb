/** Days of answers made by hand, for tests of diffs and of the change detector. */
import type { DiffInput } from "../../../src/change/diff-reports.js";
import type { Observation } from "../../../src/model/observation.js";
import { createRandom, type Random } from "../../../src/stats/create-random.js";

export const questions = 20;

/** Shares of answers a question: two that are given, the first mostly. */
export function draw(random: Random, { answers, rareShare = 0.2, otherShare = 0 }: { readonly answers: number; readonly rareShare?: number; readonly otherShare?: number }): Observation[] {
  return Array.from({ length: questions }, (_, question) => {
    const counts: Record<string, number> = {};
    for (let index = 0; index < answers; index += 1) {
      const name = random() < otherShare ? `other-${question}` : random() < rareShare ? `rare-${question}` : `usual-${question}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return answersTo(`q${question}`, counts);
  });
}

export function answersTo(prompt: string, counts: Readonly<Record<string, number>>): Observation {
  return {
    key: "prompt-answers", subject: { prompt }, probe: null, analyzer: { id: "prompt-replies", version: 1 }, state: "observed", value: { kind: "distribution", counts }, strength: "strong",
    samples: Object.values(counts).reduce((sum, count) => sum + count, 0), missing: 0, conditions: null, evidence: ["l1"], note: "",
  };
}

/** `prompt-style` of some prompts: each measure a number that varies by prompt and reply, moved by `shift` standard deviations. */
export function styleOf(random: Random, prompts: readonly string[], shift = 0): Observation[] {
  return ["bold", "commas", "log-characters", "variety"].map((measure, index) => ({
    ...answersTo("", {}), key: "prompt-style", subject: { measure }, samples: prompts.length,
    value: { kind: "features", features: Object.fromEntries(prompts.map((prompt) => [prompt, prompt.length + random() + random() + (index === 0 ? shift * 0.4 : 0)])) },
  }));
}

export function profileOf(words: Readonly<Record<string, number>>, prompts: number): Observation {
  return { ...answersTo("", words), key: "prompt-profile", subject: {}, strength: "worthless", samples: prompts };
}

export function inputOf(observations: readonly Observation[], id: string): DiffInput {
  return {
    recordingDigest: id, observations,
    endpoint: { baseUrl: "", protocol: "openai-chat", model: "m", claim: "m", provider: null, credential: { kind: "none" }, headers: {} },
    run: { source: "log", startedAt: null, finishedAt: null, depth: null, seed: null, planned: 1, attempts: 200, valid: 200, rateLimited: 0, failed: 0, stopped: "complete", coverage: [], skipped: [] },
    verdict: { claim: "inconclusive" } as DiffInput["verdict"],
  };
}

export const seeded = (seed: string | number): Random => createRandom(String(seed));
