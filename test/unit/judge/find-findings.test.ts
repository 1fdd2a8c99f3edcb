/** Findings: each on what it is made of, none on what was not measured or what an honest endpoint does. */
import { describe, expect, it } from "vitest";
import { findFindings, findingRules } from "../../../src/judge/find-findings.js";
import type { Finding } from "../../../src/model/finding.js";
import type { Observation, ObservationValue } from "../../../src/model/observation.js";
import type { TokenAccount } from "../../../src/model/token-account.js";
import type { Verdict } from "../../../src/model/verdict.js";
import { analysisOf, answersTo, headerFor, observe } from "./sample-observations.js";

const verdict: Verdict = {
  claim: "inconclusive", reason: "no-reference", sentence: "", next: "", candidates: [], mixture: null, layers: [], stack: [], reasons: [], innocentCauses: [],
  errorRates: { alpha: 0.01, pValue: null, method: "", validSamples: 0 },
};

function find(observations: readonly Observation[], given: Partial<Verdict> = {}): readonly Finding[] {
  return findFindings(observations, { header: headerFor("m"), claimed: ["m"], verdict: { ...verdict, ...given }, tally: analysisOf([]).tally, tokens: null, tokenTables: { tables: [], texts: [] } });
}

const classes = (step: string, counts: Readonly<Record<string, number>>, language = "en", topic = "t") =>
  observe({ key: "reply-class", subject: { region: "north", topic, language, step }, value: { kind: "distribution", counts }, samples: Object.values(counts).reduce((sum, count) => sum + count, 0) });
const withValue = (key: string, value: ObservationValue, more: Partial<Observation> = {}) => observe({ key, value, ...more });

describe("findFindings", () => {
  it("finds nothing in nothing", () => { expect(find([])).toEqual([]); });

  it("finds nothing in what was not measured", () => {
    for (const key of ["reply-class", "repeated-random-text", "stream-shape", "usage-sums", "reported-model", "transport"]) {
      const { value: _value, ...bare } = observe({ key });
      expect(find([{ ...bare, state: "unavailable", samples: 0 }, { ...bare, state: "error", samples: 0 }])).toEqual([]);
    }
  });

  it.each<[string, readonly Observation[], string | null, string]>([
    ["one refusal beside one answer", [classes("sensitive", { refused: 1 }), classes("control", { complete: 1 })], "sensitive-questions-withheld-north", "low"],
    ["all of eight withheld, all controls answered", [classes("sensitive", { refused: 4, evasive: 4 }), classes("control", { complete: 8 })], "sensitive-questions-withheld-north", "high"],
    ["as many controls withheld", [classes("sensitive", { evasive: 2, complete: 2 }), classes("control", { evasive: 2, complete: 2 })], null, ""],
    ["all answered", [classes("sensitive", { complete: 8 }), classes("control", { complete: 8 })], null, ""],
    ["errors and cuts", [classes("sensitive", { error: 3, "cut-off": 2 }), classes("control", { complete: 5 })], null, ""],
    ["refused controls", [classes("sensitive", { refused: 6 }), classes("control", { refused: 6 })], "general-refusal", "medium"],
    ["evasive controls of a weak model", [classes("control", { evasive: 6 })], null, ""],
    ["two equal random texts", [withValue("repeated-random-text", { kind: "rate", k: 3, n: 3 }), ...[1, 2, 3].map((cell) => answersTo(cell, { a: 2, b: 1 }))], "response-cache", "medium"],
    ["equal random texts where nothing varies", [withValue("repeated-random-text", { kind: "rate", k: 3, n: 3 }), answersTo(1, { a: 3 })], "response-cache", "low"],
    ["no equal random texts", [withValue("repeated-random-text", { kind: "rate", k: 0, n: 3 })], null, ""],
    ["a model name with a date", [withValue("reported-model", { kind: "distribution", counts: { "vendor/m-2026-05-01": 3 } })], null, ""],
    ["another model name", [withValue("reported-model", { kind: "distribution", counts: { other: 3 } })], "reported-model-differs", "low"],
    ["prompts counted as the name says", [observe({ key: "prompt-tokenizer", subject: { model: "m", expected: "llama-3" }, value: { kind: "label", label: "llama-3" }, samples: 90 })], null, ""],
    ["prompts counted by another class", [observe({ key: "prompt-tokenizer", subject: { model: "m", expected: "llama-3" }, value: { kind: "label", label: "qwen-2" }, samples: 90 })], "prompt-tokenizer-differs-m", "low"],
    ["prompts counted in the aggregators' fallback class", [observe({ key: "prompt-tokenizer", subject: { model: "m", expected: "llama-3" }, value: { kind: "label", label: "o200k" }, samples: 90 })], "prompt-tokenizer-differs-m", "info"],
    ["no class found while the named one was not counted", [observe({ key: "prompt-tokenizer", subject: { model: "m", expected: "grok" }, value: { kind: "label", label: "none-found" }, samples: 90 })], null, ""],
    ["no class found and the named one ruled out", [observe({ key: "prompt-tokenizer", subject: { model: "m", expected: "llama-3", excluded: "llama-3" }, value: { kind: "label", label: "none-found" }, samples: 90 })], "prompt-tokenizer-differs-m", "low"],
    ["hosts that count differently", [observe({ key: "prompt-tokenizer", subject: { model: "m", expected: "llama-3" }, value: { kind: "label", label: "llama-3" }, samples: 90 }), observe({ key: "prompt-tokenizer", subject: { model: "m", provider: "east" }, value: { kind: "label", label: "o200k" }, samples: 30 })], "prompt-tokenizer-hosts-m", "info"],
    ["sums that disagree once", [withValue("usage-sums", { kind: "rate", k: 1, n: 9 })], "usage-sums-wrong", "low"],
    ["sums that agree", [withValue("usage-sums", { kind: "rate", k: 0, n: 9 })], null, ""],
    ["varied answers at temperature 0", [withValue("repeatability", { kind: "rate", k: 1, n: 3 })], "unrepeatable-at-temperature-zero", "info"],
    ["a few failures", [withValue("transport", { kind: "distribution", counts: { ok: 50, "http-429": 2 } })], "transport-trouble", "info"],
    ["many failures", [withValue("transport", { kind: "distribution", counts: { ok: 10, timeout: 9 } })], "transport-trouble", "low"],
    ["no failures", [withValue("transport", { kind: "distribution", counts: { ok: 50 } })], null, ""],
    ["two providers", [withValue("serving-provider", { kind: "distribution", counts: { east: 4, west: 4 } })], "backend-varies-serving-provider", "info"],
  ])("on %s", (_name, observations, id, severity) => {
    const found = find(observations);
    if (id === null) expect(found).toEqual([]);
    else expect(found.map((finding) => [finding.id, finding.severity])).toContainEqual([id, severity]);
    for (const finding of found) expect(finding.evidence.length).toBeGreaterThan(0);
  });

  const account: TokenAccount = {
    requests: 10, strings: 5, counting: ["o200k"], kind: "constant", factor: { value: 1, low: 1, high: 1 }, overheads: [{ tokens: 7, requests: 10 }], overheadWithSystem: null,
    cuts: 0, writing: [], claimed: "llama-3", enrolledOverheads: null, overheadVerdict: "no-reference", evidence: ["e1"],
  };
  const findWith = (observations: readonly Observation[], tokens: Partial<TokenAccount>) => findFindings(observations, { header: headerFor("m"), claimed: ["m"], verdict, tally: analysisOf([]).tally, tokens: { ...account, ...tokens }, tokenTables: { tables: [], texts: [] } })
    .map(({ id, severity }) => [id, severity]);

  it("accuses no foreign meter of making up output", () => {
    const over = withValue("output-over-ceiling", { kind: "rate", k: 5, n: 5 });
    expect(findWith([over], {})).toEqual([["output-over-ceiling", "low"]]);
    for (const own of [{ claimed: "o200k" }, { counting: [] }, { writing: ["o200k"] }, { kind: "multiplied" as const }]) expect(findWith([over], own)).toContainEqual(["output-over-ceiling", "high"]);
    const high = withValue("output-count", { kind: "features", features: { replies: 5, reported: 700, characters: 2000, o200k: 500, "exceeding-o200k": 5 } });
    expect(findWith([high], { counting: ["llama-3"], writing: ["o200k"] })).toEqual([["output-counts-high", "low"]]);
    expect(findWith([high], { writing: ["o200k"] })).toEqual([["output-counts-high", "high"]]);
  });

  it("holds a long template against nobody whose trusted endpoint counts as many", () => {
    const overheads = [{ tokens: 340, requests: 10 }];
    expect(findWith([], { overheads })).toEqual([["hidden-prompt", "medium"]]);
    expect(findWith([], { overheads, enrolledOverheads: [340], overheadVerdict: "as-enrolled" })).toEqual([["hidden-prompt", "info"]]);
    // It gives way to a system message, as a template's default does.
    expect(findWith([], { overheads, overheadWithSystem: 10 })).toEqual([["hidden-prompt", "low"]]);
    expect(findWith([], { overheads, overheadWithSystem: 10, enrolledOverheads: [9], overheadVerdict: "added" })).toContainEqual(["hidden-prompt", "medium"]);
  });

  const shape = (spreadShare: number, more: Readonly<Record<string, number>> = {}) => observe({ key: "stream-shape", probe: { id: "long-answer", version: 1 }, samples: 5, value: { kind: "features", features: { spreadShare, firstTextShare: 0.5, textChunks: 100, charactersPerChunk: 8, ...more } } });
  const shortShape = observe({ key: "stream-shape", probe: { id: "short-answer", version: 1 }, samples: 5, value: { kind: "features", features: { spreadShare: 0.01, firstTextShare: 0.9, textChunks: 10, charactersPerChunk: 25 } } });
  const firstText = (probe: string, values: readonly number[]) => observe({ key: "time-to-first-token", probe: { id: probe, version: 1 }, samples: values.length, value: { kind: "samples", values, unit: "ms" } });

  it("calls a stream buffered when the first text waits for the length of the answer", () => {
    expect(find([shape(0.01), shortShape, firstText("long-answer", [900, 950, 1000]), firstText("short-answer", [100, 110, 120])]).map(({ id }) => id)).toContain("buffered-streaming");
  });

  it.each([
    ["a very fast endpoint", [shape(0.05), shortShape, firstText("long-answer", [310, 300, 305]), firstText("short-answer", [300, 290, 310])]],
    ["a real stream", [shape(0.8), shortShape, firstText("long-answer", [310, 300, 305]), firstText("short-answer", [100, 90, 110])]],
    ["no short answers to compare with", [shape(0.01), shortShape, firstText("long-answer", [900, 950, 1000])]],
  ])("does not call %s buffered", (_name, observations) => {
    expect(find(observations)).toEqual([]);
  });

  it("puts the severest first and names the claim", () => {
    const found = find([withValue("transport", { kind: "distribution", counts: { ok: 1, reset: 1 } })], { claim: "inconsistent", reasons: [{ test: "t", claimed: "", seen: "", samples: 3, result: "disagrees", evidence: ["e1"] }] });
    expect(found.map(({ id }) => id)).toEqual(["claim-inconsistent", "transport-trouble"]);
  });

  it("has a file for every rule", async () => {
    for (const name of Object.keys(findingRules)) await expect(import(`../../../src/judge/findings/${name}.ts`)).resolves.toBeTypeOf("object");
  });
});
