/** Transcripts in, observations, counts and excerpts out: groups, order, conditions, bounds, and decoys that say nothing. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { analyzeTranscripts } from "../../../src/analyze/analyze-transcripts.js";
import { analyzers } from "../../../src/analyze/analyzers.js";
import type { Exchange } from "../../../src/model/exchange.js";
import type { Analysis } from "../../../src/model/analysis.js";
import { observationSchema, type Observation } from "../../../src/model/observation.js";
import { probeSchema, type Probe } from "../../../src/model/probe.js";
import type { Suite } from "../../../src/model/suite.js";
import type { Transcript } from "../../../src/model/transcript.js";
import { arriving, failed, makeTranscript, noResources, type Given } from "./make-transcript.js";

const probe = (given: object): Probe => probeSchema.parse({
  id: "random-colour", version: 3, lifecycle: "stable", question: "q", why: "w", subject: { kind: "colour" },
  cells: { draw: "each", list: [{ id: "wall", language: "en" }, { id: "mug" }] },
  steps: [{ id: "ask", messages: [{ content: "Which colour?" }], maxTokens: 16, temperature: 1 }],
  repeat: { min: 1, max: 50 },
  observes: [{ key: "answer-distribution", analyzer: "answer-distribution" }],
  ...given,
});
const suiteOf = (...probes: readonly Probe[]): Suite => ({ id: "identity", version: 1, question: "q", share: 1, probes, digest: "d" });
const suite = suiteOf(probe({}));

function asked(seq: number, text: string, { cell = "wall", ...exchange }: Partial<Exchange> & { readonly cell?: string } = {}, given: Given = {}): Transcript {
  return makeTranscript({ seq, ...given, choice: { text, ...given.choice }, exchange: { probe: { suite: "identity", id: "random-colour", version: 3, cell, wordingDigest: "w1" }, ...exchange } });
}
const analyze = (transcripts: readonly Transcript[], suites: readonly Suite[] = [suite], redactText = false): Promise<Analysis> => analyzeTranscripts(transcripts, suites, noResources, { redactText });
const ofKey = ({ observations }: Analysis, key: string): Observation[] => observations.filter((observation) => observation.key === key);

describe("analyzeTranscripts", () => {
  it("gives one observation a cell, with subject, conditions and evidence", async () => {
    const [mug, wall] = ofKey(await analyze([asked(0, "Blue"), asked(1, "red", { cell: "mug" }), asked(2, "blue.")]), "answer-distribution");
    expect(wall).toEqual({
      key: "answer-distribution", subject: { kind: "colour", suite: "identity", cell: "wall", language: "en" }, probe: { id: "random-colour", version: 3 }, analyzer: { id: "answer-distribution", version: 1 },
      state: "observed", value: { kind: "distribution", counts: { blue: 2 } }, strength: "strong", samples: 2, missing: 0,
      conditions: { wordingDigest: "w1", system: null, temperature: 1, reasoning: "none", protocol: "openai-chat" }, evidence: ["e1", "e3"], note: "",
    });
    expect(mug).toMatchObject({ subject: { cell: "mug" }, samples: 1 });
  });

  it("names the step where there are several, or where a rule names some", async () => {
    const two = probe({ steps: [{ id: "sensitive", messages: [{ content: "a" }], maxTokens: 9 }, { id: "control", messages: [{ content: "b" }], maxTokens: 9 }], observes: [{ key: "answer-distribution", analyzer: "answer-distribution" }, { key: "self-description", analyzer: "self-description", steps: ["control"] }] });
    const analysis = await analyze([asked(0, "x", { step: "sensitive" }), asked(1, "Grok", { step: "control" })], [suiteOf(two)]);
    expect(ofKey(analysis, "answer-distribution").map(({ subject }) => subject["step"])).toEqual(["control", "sensitive"]);
    expect(ofKey(analysis, "self-description")).toMatchObject([{ subject: { step: "control" }, value: { counts: { xAI: 1 } } }]);
    expect(ofKey(await analyze([asked(0, "x")]), "answer-distribution")[0]?.subject).not.toHaveProperty("step");
  });

  it("sets aside one sentence that answers several questions, and only from three on", async () => {
    const probes = ["a", "b", "c"].map((id) => probe({ id }));
    const notice = "Your credit runs low. Please add some funds.";
    const to = (id: string, seq: number, text: string): Transcript => asked(seq, text, { probe: { suite: "identity", id, version: 3, cell: "wall", wordingDigest: "w1" } });
    const answers = [to("a", 0, "blue"), to("b", 1, "red"), to("c", 2, "green"), to("a", 3, notice), to("b", 4, ` ${notice}`)];
    const few = await analyze(answers, [suiteOf(...probes)]);
    expect(ofKey(few, "answer-distribution").map(({ samples, missing }) => [samples, missing])).toEqual([[2, 0], [2, 0], [1, 0]]);
    expect(ofKey(few, "repeated-sentence")[0]).toMatchObject({ value: { features: { replies: 0, probes: 0 } } });
    const many = await analyze([...answers, to("c", 5, notice)], [suiteOf(...probes)]);
    expect(ofKey(many, "answer-distribution").map(({ samples, missing, value }) => [samples, missing, value])).toEqual(["blue", "red", "green"].map((answer) => [1, 1, { kind: "distribution", counts: { [answer]: 1 } }]));
    expect(many.answers?.map(({ answer }) => answer)).toEqual(["blue", "red", "green"]);
    expect(ofKey(many, "repeated-sentence")[0]).toMatchObject({ value: { features: { replies: 3, probes: 3 } }, note: notice, evidence: ["e4", "e5", "e6"] });
  });

  it("takes one refusal to several delicate questions for no notice", async () => {
    const delicate = ["a", "b", "c"].map((id) => probe({ id, observes: [{ key: "reply-class", analyzer: "reply-class" }] }));
    const refused = await analyze(["a", "b", "c"].map((id, seq) => asked(seq, "I'm sorry, but I can't help with that.", { probe: { suite: "identity", id, version: 3, cell: "wall", wordingDigest: "w1" } })), [suiteOf(...delicate)]);
    expect(ofKey(refused, "repeated-sentence").every(({ value }) => value === undefined || (value.kind === "features" && value.features["replies"] === 0))).toBe(true);
  });

  it("is the same whichever order the exchanges ended in", async () => {
    const all = Array.from({ length: 40 }, (_, seq) => asked(seq, ["red", "blue", "green"][seq % 3] ?? "", { cell: seq % 4 === 0 ? "mug" : "wall" }));
    const forward = JSON.stringify(await analyze(all));
    expect(JSON.stringify(await analyze(all.toReversed()))).toBe(forward);
    expect(JSON.stringify(await analyze(all.toSorted((left, right) => (left.exchange.seq * 7) % 40 - (right.exchange.seq * 7) % 40)))).toBe(forward);
  });

  it("takes the last attempt of a step as the sample, and every attempt for the wire", async () => {
    const limited = makeTranscript({ seq: 0, status: 429, choice: null, exchange: { ...asked(0, "").exchange, final: false, outcome: { kind: "response", status: 429, headers: [], chunks: [], endMs: 1 } } });
    const analysis = await analyze([limited, asked(0, "blue", { id: "e1.2", attempt: 2 })]);
    expect(ofKey(analysis, "answer-distribution")).toMatchObject([{ samples: 1, missing: 0, evidence: ["e1.2"] }]);
    expect(ofKey(analysis, "transport")).toMatchObject([{ value: { counts: { "http-429": 1, ok: 1 } } }]);
    expect(analysis.tally).toMatchObject({ attempts: 2, valid: 1, rateLimited: 1, failed: 0 });
  });

  it("leaves the control side out of what is observed", async () => {
    const analysis = await analyze([asked(0, "blue"), asked(1, "red", { side: "control" })]);
    expect(ofKey(analysis, "answer-distribution").map(({ value }) => value)).toEqual([{ kind: "distribution", counts: { blue: 1 } }]);
    expect(ofKey(analysis, "transport")[0]?.samples).toBe(1);
    expect(analysis.tally.attempts).toBe(2);
  });

  it("says what varies instead of hiding it", async () => {
    const reasoned = asked(1, "blue", {}, { choice: { reasoning: "hm" } });
    const warmer = asked(2, "blue", {}, { step: { temperature: 0.5, system: "x" } });
    expect(ofKey(await analyze([asked(0, "blue"), reasoned]), "answer-distribution")[0]?.conditions).toMatchObject({ reasoning: "mixed", temperature: 1 });
    expect(ofKey(await analyze([asked(0, "blue"), warmer]), "answer-distribution")[0]?.conditions).toMatchObject({ wordingDigest: "(varies)", system: "(varies)", temperature: null });
  });

  it("knows no value without a sample, and counts the reasons", async () => {
    const dead = { ...asked(0, "").exchange.probe } as NonNullable<Exchange["probe"]>;
    const all = [failed("timeout", 0), failed("timeout", 1), failed("reset", 2)].map((transcript) => ({ ...transcript, exchange: { ...transcript.exchange, probe: dead } }));
    const analysis = await analyze(all);
    const [none] = ofKey(analysis, "answer-distribution");
    expect(none).toMatchObject({ state: "unavailable", samples: 0, missing: 3, conditions: null, evidence: ["e1", "e2", "e3"], note: "no valid reply: no reply: timeout: 2; no reply: reset: 1" });
    expect(none).not.toHaveProperty("value");
    expect(analysis.tally).toMatchObject({ attempts: 3, valid: 0, failed: 3, inputTokens: null, outputTokens: null });
  });

  it("bounds evidence and says how much more there is", async () => {
    const [wall] = ofKey(await analyze(Array.from({ length: 70 }, (_, seq) => asked(seq, "blue"))), "answer-distribution");
    expect(wall?.evidence).toHaveLength(50);
    expect(wall).toMatchObject({ samples: 70, note: "20 further exchanges are not listed" });
  });

  it("gives only what schemas allow, in order of key, probe and subject", async () => {
    const { observations } = await analyze([asked(0, "blue"), asked(1, "red", { cell: "mug" }), failed("cut", 2), arriving([1, 2, 3], "x", { seq: 3 })]);
    for (const observation of observations) expect(() => observationSchema.parse(observation)).not.toThrow();
    expect(observations.map(({ key }) => key)).toEqual(observations.map(({ key }) => key).toSorted());
    expect(observations.filter(({ state }) => state === "error")).toEqual([]);
  });

  it("reads exchanges of no known probe for the wire only", async () => {
    const analysis = await analyze([makeTranscript(), makeTranscript({ seq: 1, outcome: { kind: "logged", body: {} } })], []);
    expect(analysis.observations.every(({ probe }) => probe === null)).toBe(true);
    expect(ofKey(analysis, "transport")).toMatchObject([{ value: { counts: { ok: 1 } }, samples: 1 }]);
  });
});

describe("a rule that cannot be followed", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("gives an error in place of a value", async () => {
    const unknown = probe({ observes: [{ key: "colour", analyzer: "no-such-analyzer" }] });
    expect(ofKey(await analyze([asked(0, "blue")], [suiteOf(unknown)]), "colour")).toMatchObject([{ state: "error", samples: 0, note: 'no analyzer is called "no-such-analyzer"' }]);
    const wrong = probe({ observes: [{ key: "answer-distribution", analyzer: "answer-distribution", options: { kind: "colour" } }] });
    const [error] = ofKey(await analyze([asked(0, "blue"), asked(1, "red")], [suiteOf(wrong)]), "answer-distribution");
    expect(error).toMatchObject({ state: "error", samples: 0 });
    expect(error?.note).toMatch(/^answer-distribution failed at e1: /);
    expect(error).not.toHaveProperty("value");
  });

  it("neither does one that throws while summarizing, or gives no number, end the run", async () => {
    vi.spyOn(analyzers["answer-distribution"], "summarize").mockImplementation(() => { throw new Error("boom"); });
    vi.spyOn(analyzers["stop-reasons"], "summarize").mockReturnValue([{ state: "observed", value: { kind: "features", features: { x: NaN } }, note: "" }]);
    const analysis = await analyze([asked(0, "blue")]);
    expect(ofKey(analysis, "answer-distribution")).toMatchObject([{ state: "error", note: "answer-distribution failed: boom" }]);
    expect(ofKey(analysis, "stop-reasons")).toMatchObject([{ state: "error", note: "a value was no number" }]);
  });
});

describe("tally", () => {
  it("counts usage as far as it is reported, and times from first to last", async () => {
    const usage = { inputTokens: 10, outputTokens: 5, totalTokens: 15, cachedInputTokens: null, reasoningTokens: null, costUsd: null, raw: {} };
    const { tally } = await analyze([
      asked(0, "blue", {}, { reply: { usage } }), asked(1, "blue", { startedAt: "2026-11-01T00:00:10.000Z" }), asked(2, "", {}, { choice: { refusal: "No." } }),
      asked(3, "", {}, { choice: { stop: { unified: "content-filter", raw: "content_filter" } } }), asked(4, ""), asked(5, "x", {}, { reply: { usage: { ...usage, inputTokens: 0, outputTokens: 0 } } }),
    ]);
    expect(tally).toEqual({ attempts: 6, valid: 5, rateLimited: 0, failed: 1, withoutUsage: 5, inputTokens: 10, outputTokens: 5, answered: { outputTokens: 5, characters: 4 }, startedAt: "2026-11-01T00:00:00.000Z", finishedAt: "2026-11-01T00:00:10.100Z" });
  });

  it("knows no times of a log", async () => {
    const { tally } = await analyze([makeTranscript({ exchange: { startedAt: null }, outcome: { kind: "logged", body: {} } })]);
    expect(tally).toMatchObject({ attempts: 1, valid: 1, startedAt: null, finishedAt: null });
  });
});

describe("excerpts", () => {
  it("prefer the first of every probe, cell and step, and stay few", async () => {
    const many = [...Array.from({ length: 200 }, (_, seq) => asked(seq, "blue")), asked(200, "red", { cell: "mug" })];
    const { excerpts } = await analyze(many);
    expect(excerpts).toHaveLength(60);
    expect(excerpts.map(({ id }) => id)).toEqual([...Array.from({ length: 59 }, (_, seq) => `e${seq + 1}`), "e201"]);
    expect(JSON.stringify((await analyze(many.toReversed())).excerpts)).toBe(JSON.stringify(excerpts));
  });

  it("quote the beginnings, or only digests", async () => {
    const long = asked(0, "b".repeat(5_000), {}, { step: { messages: [{ role: "user", content: "q".repeat(5_000) }] } });
    expect((await analyze([long])).excerpts).toEqual([{ id: "e1", probe: "random-colour", step: "ask", startedAt: "2026-11-01T00:00:00.000Z", responseId: "r1", prompt: `${"q".repeat(240)}…`, reply: `${"b".repeat(400)}…`, status: 200 }]);
    const [redacted] = (await analyze([long], [suite], true)).excerpts;
    expect(redacted?.reply).toMatch(/^sha256:[0-9a-f]{16} \(5000 characters\)$/);
    expect(JSON.stringify(redacted)).not.toMatch(/bbb|qqq/);
  });

  it("say what came instead of a reply", async () => {
    const { excerpts } = await analyze([failed("timeout"), makeTranscript({ seq: 1, choice: null, status: 502, reply: { error: { type: null, code: null, message: "Bad gateway" } }, exchange: { step: "other" } }), makeTranscript({ seq: 2, choice: null, reply: { raw: "<html>hello" } })]);
    expect(excerpts.map(({ reply, status }) => [reply, status])).toEqual([["(timeout)", null], ["Bad gateway", 502], ["<html>hello", 200]]);
  });
});

describe("decoys", () => {
  const everything = probe({
    observes: Object.entries(analyzers).filter(([, { scope }]) => scope === "probe").map(([id]) => ({ key: id, analyzer: id, options: id === "accepted-answer" ? { accepted: ["1066"] } : id === "fact-checklist" ? { facts: { ask: [{ id: "year", any: { en: ["1066"] } }] } } : id === "party-line" ? { markers: { ask: { strong: { en: ["so-called incident"] } } } } : {} })),
  });
  const server = (say: (seq: number) => string, count = 30): Promise<Analysis> => analyze(Array.from({ length: count }, (_, seq) => asked(seq, say(seq))), [suiteOf(everything)]);

  it.each<[string, (seq: number) => string]>([["echo", () => "Which colour?"], ["constant", () => "ok"], ["random", (seq) => ((seq * 2654435761) % 4294967296).toString(36)], ["empty", () => ""]])("%s: every fact has a state, and none a right answer", async (_name, say) => {
    const analysis = await server(say);
    expect(analysis.observations.filter(({ state }) => state === "error")).toEqual([]);
    for (const { state, value, samples } of analysis.observations) expect(value !== undefined && samples > 0).toBe(state === "observed");
    const [known] = ofKey(analysis, "accepted-answer");
    if (known?.state === "observed") expect(known.value).toMatchObject({ kind: "rate", k: 0 });
  });

  it("an empty server gives no sample of anything that reads answers", async () => {
    const analysis = await server(() => "");
    for (const key of ["answer-distribution", "accepted-answer", "repeat-similarity", "repeated-random-text", "self-description"]) expect(ofKey(analysis, key)).toMatchObject([{ state: "unavailable", samples: 0, missing: 30 }]);
    expect(analysis.tally).toMatchObject({ valid: 0, failed: 30 });
  });

  it("a constant server repeats itself where it should not", async () => {
    expect(ofKey(await server(() => "always the same letters"), "repeated-random-text")).toMatchObject([{ value: { kind: "rate", k: 435, n: 435 } }]);
  });
});
