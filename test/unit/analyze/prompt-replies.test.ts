/** What each prompt of a log was answered with: values, hostile texts, and what is missing. */
import { describe, expect, it } from "vitest";
import { promptReplies } from "../../../src/analyze/analyzers/prompt-replies.js";
import { measureStyle } from "../../../src/analyze/prompts/measure-style.js";
import type { Extraction, Measured } from "../../../src/model/analyzer.js";
import type { Reply, Transcript } from "../../../src/model/transcript.js";
import { failed, makeTranscript, noResources, type Given } from "./make-transcript.js";

const reported = (inputTokens: number | null): Partial<Reply> => ({ usage: { inputTokens, outputTokens: 5, totalTokens: null, cachedInputTokens: null, reasoningTokens: null, costUsd: null, raw: {} } });
const logged = (content: string, text: string, seq = 0, more: Given = {}): Transcript => makeTranscript({ seq, choice: { text, ...more.choice }, reply: { ...reported(10), ...more.reply }, step: { messages: [{ role: "user", content }], ...more.step } });
const probe = (wordingDigest: string) => ({ suite: "latency", id: "long-answer", version: 1, cell: "only", wordingDigest });
const probed = (text: string, seq = 0, wordingDigest = "w"): Transcript => makeTranscript({ seq, choice: { text }, reply: reported(10), exchange: { probe: probe(wordingDigest) } });

const extract = (transcript: Transcript): Extraction<unknown> => promptReplies.extract(transcript, {}, {}, noResources);
function measure(...transcripts: readonly Transcript[]): readonly Measured[] {
  const samples = transcripts.flatMap((transcript) => {
    const found = promptReplies.extract(transcript, {}, {}, noResources);
    const { id, seq, step, sample } = transcript.exchange;
    return found?.kind === "value" ? [{ exchangeId: id, seq, step, sample, value: found.value }] : [];
  });
  return promptReplies.summarize({ key: "prompt-replies", subject: {}, samples, missing: [], options: {} }, noResources);
}
const ofKey = (measured: readonly Measured[], key: string): readonly Measured[] => measured.filter((one) => one.key === key);
const answersOf = (measured: readonly Measured[]) => ofKey(measured, "prompt-answers").map(({ value }) => (value?.kind === "distribution" ? value.counts : null));
function featuresOf(measured: readonly Measured[], key: string, name?: string): Readonly<Record<string, number>> {
  const value = ofKey(measured, key).find(({ subject }) => name === undefined || subject?.measure === name)?.value;
  return value?.kind === "features" ? value.features : {};
}

const page = "The harbour wakes slowly; **gulls** circle, and boats leave one by one. ".repeat(3).trim();

describe("answers by prompt", () => {
  it("count what is the same but for its dressing, prompt by prompt, with the exchanges they rest on", () => {
    const measured = measure(logged("Name a city.", "Oslo"), logged("Name a tree.", "Elm", 1), logged("Name a city.", "**oslo.**", 2), logged("Name a city.", "Bergen", 3));
    expect(answersOf(measured)).toEqual([{ bergen: 1, oslo: 2 }, { elm: 1 }]);
    expect(ofKey(measured, "prompt-answers").map(({ samples, evidence }) => [samples, evidence])).toEqual([[3, ["e1", "e3", "e4"]], [1, ["e2"]]]);
  });

  it.each<[string, Given]>([
    ["system prompt", { step: { system: "Be brief." } }],
    ["temperature", { step: { temperature: 0 } }],
    ["ceiling", { step: { maxTokens: 3 } }],
    ["native member", { step: { native: { top_k: 1 } } }],
    ["earlier turn", { step: { messages: [{ role: "user", content: "Hello" }, { role: "assistant", content: "Hi" }, { role: "user", content: "Name a city." }] } }],
  ])("are those of another prompt under another %s", (_name, more) => {
    expect(answersOf(measure(logged("Name a city.", "Oslo"), logged("Name a city.", "Oslo", 1, more)))).toEqual([{ oslo: 1 }, { oslo: 1 }]);
  });

  it("take white space for an answer, and leave longer texts and probes to others", () => {
    expect(answersOf(measure(logged("p", " \n")))).toEqual([{ "(blank)": 1 }]);
    expect(answersOf(measure(logged("p", "(blank)")))).toEqual([{ "(blank)": 1 }]);
    expect(answersOf(measure(logged("p", "x".repeat(61))))).toEqual([]);
    expect(extract(probed("Oslo"))).toBeNull();
  });
});

describe("style, tokens and words", () => {
  it("style is each measure's mean by prompt, of a probe only where it writes 200 characters", () => {
    const measured = measure(logged("Describe it.", page), logged("Describe it.", page.replaceAll("**", ""), 1), logged("Say a word.", "Elm", 2));
    expect(Object.values(featuresOf(measured, "prompt-style", "bold"))).toEqual([expect.closeTo((measureStyle(page)?.bold ?? NaN) / 2, 3)]);
    expect(ofKey(measured, "prompt-style").every(({ samples }) => samples === 2)).toBe(true);
    expect(extract(probed(page.slice(0, 199)))).toBeNull();
    expect(extract(probed(page))).toMatchObject({ kind: "value", value: { answer: null, promptWords: [], inputTokens: null } });
  });

  it("cells of one probe are prompts of their own, and the order they came in does not matter", () => {
    const measured = measure(probed(page, 0, "second"), probed(page, 1, "first"));
    const names = Object.keys(featuresOf(measured, "prompt-style", "bold"));
    expect(names).toHaveLength(2);
    expect(names).toEqual(names.toSorted());
    expect(featuresOf(measure(probed(page, 0, "first"), probed(page, 1, "second")), "prompt-style", "commas")).toEqual(featuresOf(measured, "prompt-style", "commas"));
  });

  it("reported tokens are their median by prompt and reported evidence; a count that is missing or zero is none", () => {
    const counted = (tokens: readonly (number | null)[]) => tokens.map((inputTokens, seq) => logged("Name a city.", "Oslo", seq, { reply: reported(inputTokens) }));
    const [tokens] = ofKey(measure(...counted([9, 9, 40, null, 0])), "prompt-tokens");
    expect(tokens).toMatchObject({ strength: "reported", samples: 1 });
    expect(Object.values(featuresOf(measure(...counted([9, 9, 40, null, 0])), "prompt-tokens"))).toEqual([9]);
    expect(ofKey(measure(...counted([null, 0])), "prompt-tokens")).toEqual([]);
    expect(ofKey(measure(logged("p", "yes", 0, { reply: { usage: null } })), "prompt-tokens")).toEqual([]);
  });

  it("words of prompts are counted by prompt and not by request, hashed, and are evidence of nothing", () => {
    const [profile] = ofKey(measure(logged("Name a city.", "Oslo"), logged("Name a city.", "Oslo", 1), logged("Name a tree.", "Elm", 2)), "prompt-profile");
    expect(profile).toMatchObject({ strength: "worthless", samples: 2 });
    expect(profile?.value?.kind === "distribution" ? Object.values(profile.value.counts).toSorted() : null).toEqual([1, 1, 2, 2]);
    expect(JSON.stringify(profile)).not.toMatch(/name|city|tree/i);
  });
});

describe("missing replies", () => {
  const blocked: Given = { choice: { text: "I", stop: { unified: "content-filter", raw: "content_filter" } } };
  it.each<[string, Transcript, string]>([
    ["a time-out", failed("timeout"), "no reply: timeout"],
    ["a rate limit", makeTranscript({ status: 429, choice: null }), "status 429"],
    ["an error in the reply", makeTranscript({ choice: null, reply: { error: { type: null, code: null, message: "boom" } } }), "an error instead of an answer"],
    ["a refusal in its own member", makeTranscript({ choice: { text: "", refusal: "No." } }), "refused"],
    ["a block", makeTranscript(blocked), "blocked by a filter (stop content_filter)"],
    ["reasoning that met the limit", makeTranscript({ choice: { text: "", reasoning: "hm", stop: { unified: "length", raw: "length" } } }), "no text within max_tokens"],
    ["an empty reply", makeTranscript({ choice: { text: "" } }), "empty reply"],
    ["no choices", makeTranscript({ choice: null }), "no choices in the reply"],
    ["white space of a choice that failed", makeTranscript({ choice: { text: " ", error: { type: null, code: null, message: "boom" } } }), "an error instead of an answer"],
  ])("%s is none of the answers of a log, and nothing at all of a probe", (_name, transcript, why) => {
    if (transcript.reply === null) expect(extract(transcript)).toBeNull();
    else expect(extract(transcript)).toEqual({ kind: "missing", why });
    expect(extract({ ...transcript, exchange: { ...transcript.exchange, probe: probe("w") } })).toBeNull();
  });

  it("attempts that were tried again are left out, and nothing is made of nothing", () => {
    expect(extract(makeTranscript({ exchange: { final: false } }))).toBeNull();
    expect(measure()).toEqual([]);
    expect(measure(failed("reset"))).toEqual([]);
  });
});

describe("hostile texts", () => {
  it.each(["__proto__", "constructor", "toString", "<script>alert(1)</script>", "\u001b[31mred\u001b[0m", "\u202eevil", "\ud800", "\u0000"])("%j is an answer like any other, of a bounded length", (text) => {
    const [counts = {}] = answersOf(measure(logged(text, text), logged(text, text, 1)));
    expect(Object.values(counts ?? {})).toEqual([2]);
    expect(Object.keys(counts ?? {})[0]?.length).toBeLessThanOrEqual(60);
    expect(Object.getPrototypeOf(counts)).toBe(Object.prototype);
  });

  it("no word of a longer text, and of no prompt, is kept", () => {
    expect(JSON.stringify(measure(logged("Describe the harbour.", page)))).not.toMatch(/harbour|gulls|describe/i);
  });

  it("names at most 300 prompts and says so, 60 words, 200 answers of one prompt, and five exchanges", () => {
    const many = measure(...Array.from({ length: 320 }, (_, seq) => logged(`prompt ${seq}`, "yes", seq)));
    expect(answersOf(many)).toHaveLength(300);
    expect(ofKey(many, "prompt-answers")[0]?.note).toBe("the first 300 prompts");
    expect(ofKey(measure(logged(Array.from({ length: 500 }, (_, index) => `word${String.fromCharCode(97 + (index % 26))}${"x".repeat(index % 19)}`).join(" "), "yes")), "prompt-profile").map(({ value }) => (value?.kind === "distribution" ? Object.keys(value.counts).length : 0))).toEqual([60]);
    const [wild] = ofKey(measure(...Array.from({ length: 260 }, (_, seq) => logged("p", `answer ${seq}`, seq))), "prompt-answers");
    expect(wild?.evidence).toHaveLength(5);
    expect(wild?.value?.kind === "distribution" ? [Object.keys(wild.value.counts).length, wild.value.counts["(others)"]] : null).toEqual([201, 60]);
  });

  it.each<[string, string]>([
    ["blank lines", "\n"], ["returns", "\r"], ["lines of one space", "\n "], ["spaces", " "], ["stars", "*"], ["list marks", "- \n"], ["apostrophes", "a’"], ["line separators", "\u2028"],
  ])("a page of %s is read in no more time than a page of words", (_name, unit) => {
    const text = `Word${unit.repeat(2_000_000 / unit.length)}${page}`;
    extract(logged("warm", page));
    const startedMs = performance.now();
    expect(extract(logged(text, text))).toMatchObject({ kind: "value", value: { answer: null } });
    // A page of words takes about 5 ms; blank lines tried from each of them took 1,200.
    expect(performance.now() - startedMs).toBeLessThan(400);
  });
});
