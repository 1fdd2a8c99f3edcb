/** What is read of counts, prices of actions and the tokens that are shown: what counts, what an honest endpoint does, and what is too little to say. */
import { describe, expect, it } from "vitest";
import { analyzers } from "../../../src/analyze/analyzers.js";
import type { Analyzer, Extraction, Measured } from "../../../src/model/analyzer.js";
import type { Resources } from "../../../src/model/resources.js";
import type { Choice, Reply, Transcript, Usage } from "../../../src/model/transcript.js";
import { failed, makeTranscript, noResources, type Given } from "./make-transcript.js";

/** Every word is a token. */
const words = (text: string): number => text.match(/\S+/g)?.length ?? 0;
const resources: Resources = {
  ...noResources, tokenCounters: { o200k: words },
  probeStrings: { version: 1, base: "Z", before: "\n", after: "\nZ", strings: [{ id: "tea", script: "Latin", text: "tea for two and two for tea" }] },
};
const extract = (id: keyof typeof analyzers, transcript: Transcript): Extraction<unknown> => (analyzers[id] as Analyzer).extract(transcript, {}, {}, resources);

function measure(id: keyof typeof analyzers, transcripts: readonly Transcript[]): readonly Measured[] {
  const samples = transcripts.flatMap((transcript) => {
    const found = extract(id, transcript);
    const { exchange } = transcript;
    return found?.kind === "value" ? [{ exchangeId: exchange.id, seq: exchange.seq, step: exchange.step, sample: exchange.sample, value: found.value }] : [];
  });
  return (analyzers[id] as Analyzer).summarize({ key: id, subject: {}, samples, missing: [], options: {} }, resources);
}

const usage = (given: Partial<Usage>): Partial<Reply> => ({ usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15, cachedInputTokens: null, reasoningTokens: null, costUsd: null, raw: {}, ...given } });
const asking = (content: string, given: Given = {}, seq = 0): Transcript => makeTranscript({ ...given, seq, step: { messages: [{ role: "user", content }], ...given.step } });

describe("output-count", () => {
  const long = "word ".repeat(40);
  const said = (given: Partial<Usage>, choice: Partial<Choice> = {}, seq = 0): Transcript => makeTranscript({ seq, choice: { text: long, ...choice }, reply: usage(given) });

  it("sums what is reported, and what the vocabularies that are at hand count", () => {
    expect(measure("output-count", [said({ outputTokens: 44 }), said({ outputTokens: 46 }, {}, 1)])).toEqual([{ state: "observed", note: "", value: { kind: "features", features: { replies: 2, reported: 90, characters: 400, unseen: 0, o200k: 80, "exceeding-o200k": 1 } } }]);
  });

  it("takes off reasoning that is reported, so that a token of it hides nothing", () => {
    expect(measure("output-count", [said({ outputTokens: 90, reasoningTokens: 1 }), said({ outputTokens: 90, reasoningTokens: 50 }, { reasoning: " " }, 1)])[0]).toMatchObject({ value: { features: { replies: 2, reported: 129, unseen: 51, "exceeding-o200k": 1 } } });
  });

  it.each<[string, Transcript]>([
    ["reasoning that is shown", said({ outputTokens: 90 }, { reasoning: "hm" })],
    ["no reason to stop", said({ outputTokens: 90 }, { stop: null })], ["a cut reply", said({ outputTokens: 90 }, { stop: { unified: "length", raw: "length" } })], ["a short reply", said({ outputTokens: 9 }, { text: "Blue." })],
    ["a tool call", said({ outputTokens: 90 }, { toolCalls: [{ id: null, name: "f", arguments: "{}" }] })], ["a count of zero", said({ outputTokens: 0 })], ["no usage", makeTranscript({ choice: { text: long } })],
    ["an attempt that was made again", makeTranscript({ choice: { text: long }, reply: usage({ outputTokens: 90 }), exchange: { final: false } })],
  ])("leaves out %s", (_name, transcript) => {
    expect(extract("output-count", transcript)).toBeNull();
  });
});

describe("cached-tokens", () => {
  const cached = (content: string, count: number | null, seq: number): Transcript => asking(content, { reply: usage({ inputTokens: 900, cachedInputTokens: count }) }, seq);

  it("counts what no earlier prompt began with", () => {
    expect(measure("cached-tokens", [cached("one prompt", 512, 0), cached("another prompt", 0, 1)])).toEqual([{ state: "observed", value: { kind: "rate", k: 1, n: 2 }, evidence: ["e1"], note: "512 cached tokens" }]);
    expect(measure("cached-tokens", [cached("one prompt", 512, 0), cached("another prompt", 768, 1)])[0]?.note).toBe("512 to 768 cached tokens");
  });

  it("leaves room for a template, which is the same for all callers", () => {
    expect(measure("cached-tokens", [cached("one prompt", 74, 0), cached("another prompt", 74, 1)])[0]).toMatchObject({ value: { k: 0, n: 2 }, note: "" });
    expect(measure("cached-tokens", [cached("one prompt", 74, 0), cached("another prompt", 75, 1)])[0]).toMatchObject({ value: { k: 1, n: 2 }, note: "75 cached tokens" });
  });

  it("finds nothing in what was sent before, nor in prompts longer than are compared", () => {
    const shared = "the same long beginning of a prompt ".repeat(30);
    expect(measure("cached-tokens", [cached(`${shared}a`, 0, 0), cached(`${shared}b`, 600, 1)])[0]?.value).toEqual({ kind: "rate", k: 0, n: 2 });
    const page = "x".repeat(3000);
    expect(measure("cached-tokens", [cached(page, 0, 0), cached(`${page}y`, 2900, 1)])[0]?.value).toEqual({ kind: "rate", k: 0, n: 2 });
  });

  it("says nothing where none are reported", () => {
    for (const transcript of [cached("p", null, 0), failed("timeout"), asking("p", { status: 500, reply: usage({ cachedInputTokens: 9 }) })]) expect(extract("cached-tokens", transcript)).toBeNull();
  });
});

describe("prompt-count-repeats", () => {
  const counted = (content: string, tokens: number, seq: number): Transcript => asking(content, { reply: usage({ inputTokens: tokens }) }, seq);
  it("compares equal requests alone", () => {
    expect(measure("prompt-count-repeats", [counted("a", 10, 0), counted("a", 14, 1), counted("b", 90, 2), counted("b", 90, 3)])[0]).toMatchObject({ value: { kind: "features", features: { groups: 2, varying: 1, largestSpread: 4 } }, evidence: ["e1", "e2"] });
    expect(measure("prompt-count-repeats", [counted("a", 10, 0), counted("a", 10, 1)])[0]).toMatchObject({ value: { features: { varying: 0, largestSpread: 0 } } });
    expect(measure("prompt-count-repeats", [counted("a", 10, 0), counted("b", 12, 1)])).toEqual([{ state: "unavailable", note: "no request was sent twice" }]);
  });
});

describe("reasoning-speed", () => {
  const reasoned = (reasoningTokens: number | null, outputTokens: number | null, endMs = 2000): Transcript => makeTranscript({ reply: usage({ reasoningTokens, outputTokens }), outcome: { kind: "response", status: 200, headers: [], chunks: [], endMs } });

  it("takes the larger count, since some hosts count reasoning beside the output", () => {
    expect(measure("reasoning-speed", [reasoned(400, 500), reasoned(400, 100)])[0]?.value).toEqual({ kind: "samples", values: [250, 200], unit: "tokens/s" });
  });

  it("says nothing of little reasoning, of none that is reported, nor of logs, which know no time", () => {
    for (const transcript of [reasoned(63, 500), reasoned(null, 500), reasoned(400, 500, 0), failed("cut"), makeTranscript({ reply: usage({ reasoningTokens: 400 }), outcome: { kind: "logged", body: {} } })]) expect(extract("reasoning-speed", transcript)).toBeNull();
  });
});

describe("unseen-reasoning", () => {
  const reasoned = (reasoningTokens: number | null, outputTokens: number | null, given: Given = {}): Transcript => makeTranscript({ reply: usage({ reasoningTokens, outputTokens }), ...given });

  it("sums over the replies that report reasoning, which some hosts count beside the output", () => {
    expect(measure("unseen-reasoning", [reasoned(400, 500), reasoned(400, 100)])[0]?.value).toEqual({ kind: "features", features: { replies: 2, reasoning: 800, output: 1000 } });
  });

  it("says nothing where none is reported, or where it is shown", () => {
    for (const transcript of [reasoned(0, 500), reasoned(null, 500), failed("cut"), reasoned(9, 500, { choice: { reasoning: "so" } }), reasoned(9, 500, { choice: { text: "<think>so</think>yes" } })]) expect(extract("unseen-reasoning", transcript)).toBeNull();
  });
});

describe("action-tokens", () => {
  const probe = { suite: "latency", id: "long-answer", version: 1, cell: "only", wordingDigest: "w" };
  it("sums by probe, and what belongs to none as a log", () => {
    const measured = measure("action-tokens", [makeTranscript({ exchange: { probe }, reply: usage({ inputTokens: 20, outputTokens: 7 }) }), makeTranscript({ seq: 1, exchange: { probe }, reply: usage({ inputTokens: 22, outputTokens: 9 }) }), makeTranscript({ seq: 2, reply: usage({}) })]);
    expect(measured.map(({ subject, value, evidence }) => [subject, value, evidence])).toEqual([
      [{ action: "log" }, { kind: "features", features: { requests: 1, input: 10, output: 5, characters: 4 } }, ["e3"]],
      [{ action: "long-answer" }, { kind: "features", features: { requests: 2, input: 42, output: 16, characters: 8 } }, ["e1", "e2"]],
    ]);
  });

  it("leaves out what reports no counts, or zeros", () => {
    for (const reply of [usage({ inputTokens: null }), usage({ outputTokens: null }), usage({ inputTokens: 0 }), {}]) expect(extract("action-tokens", makeTranscript({ reply }))).toBeNull();
    expect(extract("action-tokens", failed("reset"))).toBeNull();
  });
});

describe("tokens that are shown", () => {
  const prompt = "Copy this:\n\ntea for two and two for tea\nZ\n\nThat is all.";
  const copy = "tea for two and two for tea\nZ";
  const stop = { unified: "length", raw: "length" } as const;
  const named = (tokens: readonly string[], text = tokens.join(""), given: Given = {}): Transcript => asking(prompt, {
    ...given, step: { topLogprobs: 1, messages: [{ role: "user", content: prompt }] }, choice: { text, stop, logprobs: tokens.map((token) => ({ token, logprob: -0.1, bytes: [...Buffer.from(token)], top: [] })), ...given.choice },
  });

  it("token-strings places the end of each token, white space before the text left out", () => {
    expect(extract("token-strings", named([" tea", " for", " two"]))).toMatchObject({ kind: "value", value: { ends: [3, 7], characters: 11, positions: 3, block: "tea" } });
    expect(extract("token-strings", named(["tea", " f", "or", "<end>"], "tea for"))).toMatchObject({ kind: "value", value: { ends: [3, 5] } });
  });

  it("token-strings puts bytes of one character together", () => {
    const bytes = [...Buffer.from("é tea")];
    const transcript = named([], "é tea", { choice: { text: "é tea", stop, logprobs: [bytes.slice(0, 1), bytes.slice(1, 2), bytes.slice(2)].map((part) => ({ token: "?", logprob: 0, bytes: part, top: [] })) } });
    expect(extract("token-strings", transcript)).toMatchObject({ kind: "value", value: { ends: [1], positions: 3, block: null, inside: { o200k: 0 } } });
  });

  it.each<[string, Transcript, string]>([
    ["tokens of another text", named(["tea", " to"], "tea for"), "the tokens named are not those of the text"],
    ["tokens of a part", named(["tea"], "tea for"), "the tokens named are not those of the text"],
    ["tokens without bytes that end inside a character", named([], "é", { choice: { text: "é", stop, logprobs: [{ token: "\uFFFD", logprob: 0, bytes: null, top: [] }] } }), "the tokens named are not those of the text"],
    ["none", asking(prompt, { step: { topLogprobs: 1, messages: [{ role: "user", content: prompt }] }, choice: { text: copy, stop } }), "no log-probabilities were given"],
    ["a refusal of the parameter", asking(prompt, { status: 400, choice: null, step: { topLogprobs: 1, messages: [{ role: "user", content: prompt }] }, reply: { error: { type: null, code: null, message: "logprobs is not supported" } } }), "status 400"],
  ])("token-strings: %s are missing data", (_name, transcript, why) => {
    expect(extract("token-strings", transcript)).toEqual({ kind: "missing", why });
  });

  it("token-strings reads only what asked for them", () => { expect(extract("token-strings", asking(prompt, { choice: { text: copy } }))).toBeNull(); });

  const streamed = (pieces: readonly string[], given: Given = {}): Transcript => asking(prompt, { ...given, step: { maxTokens: 40, ...given.step, messages: [{ role: "user", content: prompt }] }, choice: { text: pieces.join(""), stop }, reply: { deltas: pieces.map((text, at) => ({ atMs: at, kind: "text", text })), ...given.reply } });
  const uneven = ["te", "a f", "or", " tw", "o a", "nd tw", "o", " for", " tea"];

  it("chunk-edges places the ends of pieces", () => {
    expect(extract("chunk-edges", streamed(uneven))).toMatchObject({ kind: "value", value: { ends: [2, 5, 7, 10, 13, 18, 19, 23], positions: null, block: "tea" } });
  });

  it.each<[string, Transcript, string]>([
    ["words", streamed(["tea ", "for ", "two ", "and ", "two ", "for ", "tea\n"].flatMap((word, at) => (at === 2 ? ["two", " "] : [word]))), "the stream was cut anew on its way, by words"],
    ["pieces of one length", streamed(["tea", " fo", "r t", "wo ", "and", " tw", "o f", "or"]), "the stream was cut anew on its way, by a number of characters"],
    ["more pieces than tokens", streamed(uneven, { step: { maxTokens: 8 } }), "more pieces than tokens were allowed: the stream was cut anew on its way"],
    ["few pieces", streamed(["tea for two", " and two for tea"]), "the stream came in few pieces (2)"],
    ["a whole body", streamed(uneven, { reply: { streamed: false } }), "not one stream"],
  ])("chunk-edges: %s say nothing", (_name, transcript, why) => {
    expect(extract("chunk-edges", transcript)).toEqual({ kind: "missing", why });
  });

  it.each<[string, string | null]>([[" went went went went", " went"], ["went went went", " went"], ["WinWinWin", "Win"], ["a teapot", null], ["ha ha", null], ["x".repeat(5000), "x"]])("biased-token finds what %j repeats", (text, unit) => {
    expect(extract("biased-token", asking("p", { step: { native: { logit_bias: { "4661": 100 } } }, choice: { text } }))).toEqual({ kind: "value", value: { token: 4661, unit } });
  });

  it("biased-token tells the request without a bias, and takes a refusal for missing", () => {
    expect(extract("biased-token", asking("p", { choice: { text: "A kettle." } }))).toEqual({ kind: "value", value: { token: null, unit: null } });
    expect(extract("biased-token", asking("p", { status: 400, choice: null }))).toEqual({ kind: "missing", why: "status 400" });
    expect(measure("biased-token", [asking("p", { step: { native: { logit_bias: { "7": 100 } } }, choice: { text: "aaaa" } })])[0]).toMatchObject({ subject: { token: "7" }, value: { kind: "label", label: "a" } });
  });
});
