/** What each analyzer reads out of one exchange and makes of many. */
import { describe, expect, it } from "vitest";
import { analyzers } from "../../../src/analyze/analyzers.js";
import type { Analyzer, Extraction, Measured } from "../../../src/model/analyzer.js";
import type { JsonObject } from "../../../src/model/json.js";
import type { Outcome } from "../../../src/model/exchange.js";
import type { Reply, Transcript, Usage } from "../../../src/model/transcript.js";
import { arriving, failed, makeTranscript, noResources, type Given } from "./make-transcript.js";

const extract = (id: keyof typeof analyzers, transcript: Transcript, options: JsonObject = {}): Extraction<unknown> => (analyzers[id] as Analyzer).extract(transcript, options, {}, noResources);

/** What an analyzer makes of these transcripts. */
function measure(id: keyof typeof analyzers, transcripts: readonly Transcript[], options: JsonObject = {}): readonly Measured[] {
  const extracted = transcripts.map((transcript) => ({ transcript, extraction: extract(id, transcript, options) }));
  const samples = extracted.flatMap(({ transcript: { exchange }, extraction }) => (extraction?.kind === "value" ? [{ exchangeId: exchange.id, seq: exchange.seq, step: exchange.step, sample: exchange.sample, value: extraction.value }] : []));
  const missing = extracted.flatMap(({ transcript: { exchange }, extraction }) => (extraction?.kind === "missing" ? [{ exchangeId: exchange.id, why: extraction.why }] : []));
  return (analyzers[id] as Analyzer).summarize({ key: id, subject: {}, samples, missing, options }, noResources);
}

const saying = (text: string, given: Given = {}, seq = 0): Transcript => makeTranscript({ ...given, seq, choice: { text, ...given.choice } });
const texts = (all: readonly string[], given: Given = {}): Transcript[] => all.map((text, seq) => saying(text, given, seq));
const usage = (given: Partial<Usage>): Partial<Reply> => ({ usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15, cachedInputTokens: null, reasoningTokens: null, costUsd: null, raw: {}, ...given } });
const times = (count: number, gap: number, from = 100): number[] => Array.from({ length: count }, (_, index) => from + index * gap);

describe("answer-distribution", () => {
  it("counts answers, whatever their dressing", () => {
    expect(measure("answer-distribution", texts(["Blue", "**blue**", "red.", "I would say that it depends on the light."]))[0]?.value).toEqual({ kind: "distribution", counts: { "(sentence: i…)": 1, blue: 2, red: 1 } });
    expect(measure("answer-distribution", texts(["42", "I pick 42!", "7"]), { kind: "integer" })[0]?.value).toEqual({ kind: "distribution", counts: { 7: 1, 42: 2 } });
  });

  it.each<[string, Transcript, string]>([
    ["a time-out", failed("timeout"), "no reply: timeout"],
    ["a cut stream", makeTranscript({ outcome: { kind: "failure", reason: "cut", message: "", atMs: 1 } }), "no reply: cut"],
    ["a rate limit", makeTranscript({ status: 429, choice: null, reply: { error: { type: null, code: null, message: "slow down" } } }), "status 429"],
    ["a block", makeTranscript({ choice: { text: "I", stop: { unified: "content-filter", raw: "content_filter" } } }), "blocked by a filter (stop content_filter)"],
    ["a refusal in its own member", saying("", { choice: { refusal: "No." } }), "refused"],
    ["reasoning that met the limit", saying("", { choice: { reasoning: "hm", stop: { unified: "length", raw: "length" } } }), "no text within max_tokens"],
    ["nothing", saying(" \n"), "empty reply"],
    ["an error with status 200", makeTranscript({ choice: null, reply: { error: { type: null, code: null, message: "boom" } } }), "an error instead of an answer"],
    ["no choices", makeTranscript({ choice: null }), "no choices in the reply"],
    ["an error page", makeTranscript({ status: 502, choice: null }), "status 502"],
  ])("%s is missing, not an answer", (_name, transcript, why) => {
    expect(extract("answer-distribution", transcript)).toEqual({ kind: "missing", why });
  });

  it.each(["timeout", "reset", "cut"] as const)("keeps the answer of a stream that was done before the %s", (reason) => {
    const outcome: Outcome = { kind: "failure", reason, message: "", atMs: 9, partial: { status: 200, headers: [], chunks: [], endMs: 9 } };
    expect(extract("answer-distribution", saying("Blue", { outcome }))).toEqual({ kind: "value", value: "blue" });
    expect(extract("answer-distribution", saying("Blue", { outcome, reply: { ended: false } }))).toEqual({ kind: "missing", why: `no reply: ${reason}` });
  });

  it("reads the first choice, whatever another one that nobody asked for says", () => {
    const transcript = saying("Blue");
    const choices = [...transcript.reply?.choices ?? [], ...makeTranscript({ choice: { text: "", stop: { unified: "content-filter", raw: "content_filter" } } }).reply?.choices ?? []];
    expect(extract("answer-distribution", saying("Blue", { reply: { choices } }))).toEqual({ kind: "value", value: "blue" });
  });
});

describe("output-count and output-over-ceiling", () => {
  it("are not put off by an empty choice beside the answer, and the count is by one that holds something", () => {
    const beside = (text: string): Transcript => {
      const [answer, other] = ["word ".repeat(40), text].map((said) => saying(said).reply?.choices ?? []);
      return makeTranscript({ reply: { ...usage({ outputTokens: 90 }), choices: [...answer ?? [], ...other ?? []] } });
    };
    expect(extract("output-count", beside(""))).toMatchObject({ kind: "value", value: { reported: 90, characters: 200 } });
    expect(extract("output-count", beside("more"))).toBeNull();
    const cut = makeTranscript({ choice: { stop: { unified: "length", raw: "length" } } }).reply?.choices ?? [];
    expect(extract("output-over-ceiling", makeTranscript({ reply: { ...usage({ outputTokens: 90 }), choices: [...cut, ...saying("").reply?.choices ?? []] } }))).toMatchObject({ kind: "value", value: { reported: 90, ceiling: 16 } });
  });
});

describe("cut-boundary", () => {
  it("is quick on a text of unfinished characters", () => {
    const strings = [{ id: "tea", script: "latin", text: "tea for two" }];
    const transcript = makeTranscript({ step: { messages: [{ role: "user", content: "Copy:\ntea for two\nZ" }] }, choice: { text: `t${"\uFFFD".repeat(4e6)}t`, stop: { unified: "length", raw: "length" } } });
    const startedMs = performance.now();
    expect((analyzers["cut-boundary"] as Analyzer).extract(transcript, {}, {}, { ...noResources, probeStrings: { version: 1, base: "", before: "", after: "\nZ", strings } })).toMatchObject({ kind: "value" });
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });
});

describe("accepted-answer", () => {
  it.each([
    ["1066", true], ["In 1066.", true], ["**1066**", true], ["1067", false], ["10661", false], ["I do not know.", false],
  ])("%j: %s", (text, value) => {
    expect(extract("accepted-answer", saying(text, { exchange: { fill: { answer: "1066" } } }), { accepted: ["{{answer}}"] })).toEqual({ kind: "value", value });
  });

  it("counts the right of the asked, and says where it was not named", () => {
    const measured = measure("accepted-answer", texts(["Paris", "It is Paris.", "Lyon"]), { accepted: ["paris"] });
    expect(measured).toEqual([{ state: "observed", value: { kind: "rate", k: 2, n: 3 }, note: "not named in e3" }]);
  });

  it("does not judge what the recording does not say, nor what was not answered", () => {
    expect(extract("accepted-answer", saying("1066"), { accepted: ["{{answer}}"] })).toMatchObject({ kind: "missing" });
    expect(extract("accepted-answer", failed("reset"), { accepted: ["x"] })).toMatchObject({ kind: "missing" });
  });
});

describe("self-description", () => {
  it.each([
    ["I am ChatGPT, made by OpenAI.", ["OpenAI"]], ["I'm Claude by Anthropic, not GPT-4o.", ["Anthropic", "OpenAI"]], ["我是通义千问，由阿里云开发。", ["Alibaba"]], ["我是DeepSeek-V3。", ["DeepSeek"]],
    ["I use metaphors for philosophy.", []], ["I am an AI assistant.", []], ["I am Llama 3.1 from Meta", ["Meta"]],
  ])("%j names %j", (text, value) => {
    expect(extract("self-description", saying(text))).toEqual({ kind: "value", value });
  });

  it("counts replies that name nobody", () => {
    expect(measure("self-description", texts(["I am Grok", "I am an AI."]))[0]?.value).toEqual({ kind: "distribution", counts: { "(none)": 1, xAI: 1 } });
  });
});

describe("speed", () => {
  it("counts from sending, to the first piece that holds something", () => {
    expect(extract("time-to-first-token", arriving([140, 160]))).toEqual({ kind: "value", value: 140 });
    expect(extract("time-to-first-token", arriving([140, 160], "x", { exchange: { timing: { dnsMs: 10, connectMs: 20, tlsMs: 30, headersMs: 100 } } }))).toEqual({ kind: "value", value: 80 });
    const reasoning = makeTranscript({ reply: { deltas: [{ atMs: 5, kind: "tool-call", text: "{" }, { atMs: 7, kind: "text", text: "" }, { atMs: 9, kind: "reasoning", text: "hm" }, { atMs: 20, kind: "text", text: "Yes" }] } });
    expect(extract("time-to-first-token", reasoning)).toEqual({ kind: "value", value: 9 });
  });

  it.each<[string, Transcript, object | null]>([
    ["no stream asked for", arriving([1, 2], "x", { step: { stream: false } }), null],
    ["a log", makeTranscript({ outcome: { kind: "logged", body: {} } }), null],
    ["a stream that came whole", arriving([1], "x", { reply: { streamed: false } }), { why: "asked to stream, came whole" }],
    ["a failure", failed("reset"), { why: "no whole reply: reset" }],
    ["a rate limit", makeTranscript({ status: 429 }), { why: "status 429" }],
    ["no text", makeTranscript(), { why: "no text" }],
  ])("%s has no time", (_name, transcript, extraction) => {
    const found = extract("time-to-first-token", transcript);
    if (extraction === null) expect(found).toBeNull();
    else expect(found).toMatchObject({ kind: "missing", ...extraction });
  });

  it("averages gaps over a reply", () => {
    expect(extract("inter-token-latency", arriving(times(11, 20)))).toEqual({ kind: "value", value: 20 });
    expect(extract("inter-token-latency", arriving([100, 100, 100, 100, 100, 100]))).toEqual({ kind: "missing", why: "arrived all at once" });
    expect(extract("inter-token-latency", arriving(times(4, 20)))).toEqual({ kind: "missing", why: "fewer than 5 pieces" });
  });

  it("gives characters a second, and tokens a second where tokens are reported", () => {
    const measured = measure("output-speed", [arriving(times(21, 50), "12345", { reply: usage({ outputTokens: 42 }) }), arriving(times(21, 100), "12345", { seq: 1 })]);
    expect(measured[0]?.value).toEqual({ kind: "samples", values: [100, 50], unit: "characters/s" });
    expect(measured[1]).toMatchObject({ key: "output-token-speed", value: { values: [40], unit: "tokens/s" }, samples: 1, evidence: ["e1"] });
    expect(measure("output-speed", [arriving(times(21, 100), "12345")])).toHaveLength(1);
  });

  it("takes hidden reasoning off the tokens that were seen arriving", () => {
    const hidden = arriving(times(21, 50), "12345", { reply: usage({ outputTokens: 142, reasoningTokens: 100 }) });
    expect(extract("output-speed", hidden)).toMatchObject({ value: { tokensPerSecond: 40 } });
    expect(extract("output-speed", arriving([100, 101], "x".repeat(100)))).toEqual({ kind: "missing", why: "arrived all at once" });
  });
});

describe("stream-shape", () => {
  const shape = (transcript: Transcript): unknown => measure("stream-shape", [transcript])[0]?.value;

  it("tells a true stream from one that is handed out after the fact", () => {
    expect(shape(arriving(times(40, 25, 200)))).toEqual({ kind: "features", features: { charactersPerChunk: 5, firstTextShare: 0.025, gapVariation: 0, spreadShare: 0.8298, streamedShare: 1, textChunks: 40 } });
    expect(shape(arriving([2000, 2000, 2000]))).toEqual({ kind: "features", features: { charactersPerChunk: 15, firstTextShare: 1, spreadShare: 0, streamedShare: 1, textChunks: 1 } });
  });

  it("takes no text for held back that came after thinking which was not streamed", () => {
    const hidden = measure("stream-shape", [arriving([9000, 9050, 9100], "12345", { reply: usage({ outputTokens: 900, reasoningTokens: 800 }) })])[0]?.value;
    expect(hidden?.kind === "features" ? Object.keys(hidden.features) : []).not.toContain("spreadShare");
  });

  it("says only that nothing streamed where nothing did", () => {
    expect(shape(arriving([5], "x", { reply: { streamed: false } }))).toEqual({ kind: "features", features: { streamedShare: 0 } });
  });
});

describe("latency-modes", () => {
  it("refuses what its samples cannot support", () => {
    expect(measure("latency-modes", times(11, 1).map((atMs, seq) => arriving([atMs], "x", { seq })))).toEqual([{ state: "unavailable", note: "two groups need 12 samples to be told apart, had 11" }]);
  });

  it("gives one group or two", () => {
    const one = times(12, 1).map((atMs, seq) => arriving([atMs], "x", { seq }));
    expect(measure("latency-modes", one)[0]?.value).toEqual({ kind: "features", features: { modes: 1, medianMs: 105.5 } });
    const two = [...one, ...times(8, 1, 900).map((atMs, seq) => arriving([atMs], "x", { seq: 20 + seq }))];
    expect(measure("latency-modes", two)[0]?.value).toEqual({ kind: "features", features: { modes: 2, lowMs: 105.5, highMs: 903.5, highShare: 0.4 } });
  });
});

describe("repeats", () => {
  const zero: Given = { step: { temperature: 0 } };
  const random = ["qwertzuiopasdfghjkly", "mnbvcxyasdfghjklqwer", "plokijuhygtfrdeswaqx"];

  it("counts identical pairs at temperature 0", () => {
    expect(measure("repeatability", texts(["a", "a", "a", "b"], zero))[0]).toMatchObject({ value: { kind: "rate", k: 3, n: 6 }, samples: 4 });
    expect(extract("repeatability", saying("a"))).toBeNull();
  });

  it("compares replies to equal prompts only", () => {
    const other = saying("a", { step: { temperature: 0, messages: [{ role: "user", content: "Another question" }] } }, 9);
    expect(measure("repeatability", [...texts(["a", "a"], zero), other])[0]).toMatchObject({ value: { k: 1, n: 1 }, samples: 2, evidence: ["e1", "e2"] });
    expect(measure("repeatability", [saying("a", zero), other])).toEqual([{ state: "unavailable", note: "every prompt was answered at most once" }]);
  });

  it("measures how alike replies are, over a bounded number of pairs", () => {
    expect(measure("repeat-similarity", texts(["abc", "abc", "xyz"]))[0]).toMatchObject({ value: { kind: "samples", values: [1, 0, 0], unit: "ratio" }, samples: 3, note: "all 3 pairs" });
    const many = measure("repeat-similarity", texts(Array.from({ length: 2_000 }, (_, index) => `text ${index}`)))[0];
    expect(many?.value?.kind === "samples" ? many.value.values.length : 0).toBe(100);
    expect(many?.note).toBe("100 of 1999000 pairs compared");
  });

  it("sees stored replies where text should be random", () => {
    expect(measure("repeated-random-text", texts(random))[0]?.value).toEqual({ kind: "rate", k: 0, n: 3 });
    const stored = measure("repeated-random-text", texts([...random, "qwertzuiopasdfghjkly"]))[0];
    expect(stored).toMatchObject({ value: { k: 1, n: 6 } });
    expect(stored?.note).toContain("3 carry a response id that came before");
    expect(extract("repeated-random-text", saying("I'm sorry, but I can't help with that."))).toMatchObject({ kind: "missing" });
    expect(extract("repeated-random-text", saying("abc"))).toEqual({ kind: "missing", why: "too short to be random" });
    expect(extract("repeated-random-text", saying("qwertzuiopasdfghjkly", zero))).toBeNull();
  });
});

describe("facts about every exchange", () => {
  it("reported-model", () => {
    expect(measure("reported-model", [makeTranscript(), makeTranscript({ reply: { reportedModel: "other" } })])[0]?.value).toEqual({ kind: "distribution", counts: { m: 1, other: 1 } });
    expect(extract("reported-model", makeTranscript({ reply: { reportedModel: null } }))).toMatchObject({ kind: "missing" });
    expect(extract("reported-model", failed("reset"))).toBeNull();
  });

  it("stop-reasons, raw, and none where none was given", () => {
    const without = makeTranscript({ choice: { stop: null } });
    const filtered = makeTranscript({ choice: { stop: { unified: "content-filter", raw: "sensitive" } } });
    expect(measure("stop-reasons", [makeTranscript(), without, filtered])[0]?.value).toEqual({ kind: "distribution", counts: { "(none)": 1, sensitive: 1, stop: 1 } });
  });

  it.each<[string, Partial<Usage>, readonly string[]]>([
    ["sound", {}, []], ["reasoning inside", { reasoningTokens: 5 }, []], ["reasoning beside", { reasoningTokens: 20, totalTokens: 35 }, []], ["no total", { totalTokens: null }, []],
    ["cached beside", { cachedInputTokens: 100, totalTokens: 115 }, []], ["cached and reasoning beside", { cachedInputTokens: 100, reasoningTokens: 20, totalTokens: 135 }, []],
    ["a wrong total", { totalTokens: 99 }, ["the total is not the sum"]], ["too much cached", { cachedInputTokens: 11 }, ["more cached than sent"]],
    ["too much reasoning", { reasoningTokens: 6 }, ["more reasoning than output"]], ["text for nothing", { outputTokens: 0, totalTokens: 10 }, ["text without output tokens"]],
  ])("usage-sums: %s", (_name, given, value) => {
    expect(extract("usage-sums", makeTranscript({ reply: usage(given) }))).toEqual({ kind: "value", value });
  });

  it("output-over-ceiling takes off thinking that is billed beside the ceiling", () => {
    const cut = (given: Partial<Usage>, reasoning = ""): Transcript => makeTranscript({ step: { maxTokens: 24 }, choice: { stop: { unified: "length", raw: "length" }, reasoning }, reply: usage(given) });
    expect(extract("output-over-ceiling", cut({ outputTokens: 60 }))).toMatchObject({ kind: "value", value: { reported: 60, ceiling: 24 } });
    expect(extract("output-over-ceiling", cut({ outputTokens: 424, reasoningTokens: 400 }))).toEqual({ kind: "value", value: { reported: 24, ceiling: 24, counted: {} } });
    expect(extract("output-over-ceiling", cut({ outputTokens: 424 }, "thinking"))).toBeNull();
  });

  it("output-over-ceiling recounts what is above its ceiling, and tells one raise from others", () => {
    const cut = (maxTokens: number, outputTokens: number, words: number): Transcript => makeTranscript({ step: { maxTokens }, choice: { stop: { unified: "length", raw: "length" }, text: "word ".repeat(words).trim() }, reply: usage({ outputTokens }) });
    const counter = (text: string): number => text.split(" ").length;
    const past = (transcripts: readonly Transcript[]) => {
      const samples = transcripts.flatMap((transcript, seq) => {
        const extraction = (analyzers["output-over-ceiling"] as Analyzer).extract(transcript, {}, {}, { ...noResources, tokenCounters: { cl100k: counter, o200k: counter } });
        return extraction?.kind === "value" ? [{ exchangeId: `e${seq}`, seq, step: "s", sample: 0, value: extraction.value }] : [];
      });
      return (analyzers["output-over-ceiling"] as Analyzer).summarize({ key: "output-over-ceiling", subject: {}, samples, missing: [], options: {} }, noResources)[1]?.value;
    };
    const of = (...features: readonly number[]) => ({ kind: "features", features: { over: features[0], like: features[1], longer: features[2], cl100k: features[3], o200k: features[4] } });
    expect(past([cut(16, 64, 64), cut(24, 64, 64), cut(80, 80, 80)])).toEqual(of(2, 1, 2, 2, 2));
    expect(past([cut(16, 24, 24), cut(24, 32, 32)])).toEqual(of(2, 1, 2, 2, 2));
    // Made up: the texts are as long as was allowed.
    expect(past([cut(16, 24, 16), cut(30, 45, 30)])).toEqual(of(2, 0, 0, 0, 0));
    expect(past([cut(16, 16, 16)])).toBeUndefined();
  });

  it("usage-sums counts what contradicts itself of what reports", () => {
    const measured = measure("usage-sums", [makeTranscript({ reply: usage({}) }), makeTranscript({ seq: 1, reply: usage({ totalTokens: 99 }) }), makeTranscript({ seq: 2 })]);
    expect(measured).toEqual([{ state: "observed", value: { kind: "rate", k: 1, n: 2 }, evidence: ["e2"], note: "the total is not the sum: 1" }]);
    expect(extract("usage-sums", makeTranscript({ reply: usage({ inputTokens: 0, outputTokens: 0, totalTokens: 0 }) }))).toMatchObject({ kind: "missing" });
  });

  it.each([["serving-provider", "provider"], ["backend-fingerprint", "system_fingerprint"]] as const)("%s reads %s", (id, member) => {
    expect(extract(id, makeTranscript({ reply: { raw: { [member]: "here" } } }))).toEqual({ kind: "value", value: "here" });
    for (const raw of [{}, { [member]: null }, { [member]: {} }, [], "text", null]) expect(extract(id, makeTranscript({ reply: { raw } }))).toBeNull();
  });

  it("transport reads every attempt", () => {
    const attempts = [makeTranscript(), makeTranscript({ seq: 1, status: 429, exchange: { final: false } }), makeTranscript({ seq: 2, status: 500 }), failed("timeout", 3), failed("cut", 4)];
    expect(measure("transport", attempts)).toEqual([{ state: "observed", value: { kind: "distribution", counts: { cut: 1, "http-429": 1, "http-500": 1, ok: 1, timeout: 1 } }, note: "", evidence: ["e2", "e3", "e4", "e5"] }]);
    expect(extract("transport", makeTranscript({ outcome: { kind: "logged", body: {} } }))).toBeNull();
  });

  it("body-problems counts bodies by kind of defect", () => {
    const problem = { kind: "not-json", place: "stream", detail: "noise" } as const;
    const measured = measure("body-problems", [makeTranscript(), makeTranscript({ seq: 1, reply: { problems: [problem, problem, { ...problem, kind: "truncated" }] } })]);
    expect(measured).toEqual([{ state: "observed", value: { kind: "distribution", counts: { "(none)": 1, "not-json": 1, truncated: 1 } }, evidence: ["e2"], note: "not-json at stream: noise" }]);
  });

  it("takes names that mean something to JavaScript for names", () => {
    const [measured] = measure("reported-model", ["__proto__", "constructor"].map((reportedModel, seq) => makeTranscript({ seq, reply: { reportedModel } })));
    expect(measured?.value).toEqual({ kind: "distribution", counts: { "(__proto__)": 1, constructor: 1 } });
  });

  it("bounds names that an endpoint makes up", () => {
    const many = Array.from({ length: 1_000 }, (_, seq) => makeTranscript({ seq, reply: { reportedModel: `${seq} ${"x".repeat(10_000)}` } }));
    const [measured] = measure("reported-model", [...many, makeTranscript({ reply: { reportedModel: "__proto__" } })]);
    const counts = measured?.value?.kind === "distribution" ? measured.value.counts : {};
    expect(Object.keys(counts)).toHaveLength(201);
    expect(counts["(others)"]).toBe(801);
    expect(JSON.stringify(measured).length).toBeLessThan(40_000);
  });
});
