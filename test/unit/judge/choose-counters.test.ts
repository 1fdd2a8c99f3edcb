/** Vocabularies are read for models in question only, and no more than two. */
import { describe, expect, it } from "vitest";
import { chooseCounters } from "../../../src/judge/choose-counters.js";
import type { Candidate } from "../../../src/model/candidate.js";
import { reference } from "./sample-observations.js";

const named = (name: string, counter: string) => reference(name, [], { expects: [{ key: "prompt-token-offset", subject: { counter, script: "english" }, probe: null, analyzer: "prompt-token-offset@1", conditions: null, strength: "reported", value: { kind: "distribution", counts: { 8: 50 } }, samples: 50 }] });
const fingerprints = [named("a", "qwen-2"), named("b", "llama-3"), named("c", "deepseek-v3"), named("d", "o200k")];
const candidate = (at: number, posterior: number): Candidate => ({ fingerprint: fingerprints[at]?.id ?? null, model: "", family: null, vendor: null, posterior, logEvidence: 0, coverage: 0, comparisons: [] });

describe("chooseCounters", () => {
  it.each([
    ["the likeliest first", [candidate(1, 0.6), candidate(0, 0.3)], ["o200k"], ["llama-3", "qwen-2"]],
    ["two at most", [candidate(2, 0.4), candidate(0, 0.3), candidate(1, 0.3)], ["o200k"], ["deepseek-v3", "qwen-2"]],
    ["nobody out of question", [candidate(3, 0.97), candidate(0, 0.005)], ["o200k"], []],
    ["nothing counted already", [candidate(3, 1)], ["o200k"], []],
    ["nothing for prompts that cannot be counted", [candidate(0, 1)], [], []],
    ["nothing for unlisted models", [candidate(9, 1)], ["o200k"], []],
  ] as const)("takes %s", (_name, candidates, counted, chosen) => {
    expect(chooseCounters(candidates, fingerprints, counted)).toEqual(chosen);
  });
});
