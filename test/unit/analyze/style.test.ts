/** Style: texts are split, counted and projected the same way everywhere; too little text has no style. */
import { describe, expect, it } from "vitest";
import { style } from "../../../src/analyze/analyzers/style.js";
import { promptTokenOffset } from "../../../src/analyze/analyzers/prompt-token-offset.js";
import { reasoningShape } from "../../../src/analyze/analyzers/reasoning-shape.js";
import { countFeatures } from "../../../src/analyze/style/count-features.js";
import { featureSpaces, hashFeature, isOfReasoning, reasoningShapeStart, shapeStart, type FeatureSpace } from "../../../src/analyze/style/feature-spaces.js";
import { findScript } from "../../../src/analyze/style/find-script.js";
import { measureShape } from "../../../src/analyze/style/measure-shape.js";
import { splitText } from "../../../src/analyze/style/split-text.js";
import type { Fingerprint } from "../../../src/model/fingerprint.js";
import type { Resources } from "../../../src/model/resources.js";
import type { StyleMap } from "../../../src/model/style-map.js";
import { makeTranscript, noResources } from "./make-transcript.js";

const one = [1];
/** Two features count: the word "however" on the first dimension, the dash rate on the second. */
const known = [hashFeature("words", "however"), shapeStart + 11];
const weights = Buffer.alloc(8);
for (const [place, weight] of [100, 0, 0, 50].entries()) weights.writeInt16LE(weight, place * 2);
const ids = Buffer.alloc(8);
for (const [place, id] of known.entries()) ids.writeUInt32LE(id, place * 4);
const map: StyleMap = {
  schemaVersion: 1, id: "toy", version: 3, source: "test", licence: "MIT", dimensions: 2, features: ids.toString("base64"), weights: weights.toString("base64"), weightUnit: [100, 50],
  centres: { english: [0.5, 0], any: [0, 0] }, reasoningCentres: { any: [0, 1] },
  calibration: { replySpread: one, learnedSpread: one, topicSpread: one, modelSpread: one, siblingSpread: one, temperature: 1, fitLimit: 4, origin: "test" },
};
const resources: Resources = { ...noResources, styleMap: map };
const say = (text: string, reasoning = "") => makeTranscript({ choice: { text, reasoning } });

describe("splitText", () => {
  it.each([
    ["Hello, world!", ["Hello", ",", "world", "!"]],
    ["北京是42", ["北", "京", "是", "42"]],
    ["a\n\n\n\nb\nc", ["a", "\n\n", "b", "\n", "c"]],
    ["", []],
  ])("splits %j", (text, pieces) => {
    expect(splitText(text)).toEqual(pieces);
  });
});

describe("findScript", () => {
  it.each([
    ["How does the law of a state treat those that speak?", "english"],
    ["Kuvaile mekanismeja, jotka rajoittavat sananvapautta verkossa", "latin"],
    ["请描述一下言论自由 in China", "han"],
    ["Расскажи о свободе слова", "other"],
    ["", "other"],
  ])("%j is %s", (text, script) => {
    expect(findScript(text)).toBe(script);
  });
});

describe("features", () => {
  it("keeps every space in a range of its own, below the shape numbers", () => {
    const spaces = Object.keys(featureSpaces) as FeatureSpace[];
    expect(new Set(spaces.map((space) => hashFeature(space, "same"))).size).toBe(spaces.length);
    expect(Math.max(...spaces.map((space) => hashFeature(space, "same")))).toBeLessThan(shapeStart);
    expect(isOfReasoning(hashFeature("words", "x"))).toBe(false);
    expect(isOfReasoning(hashFeature("reasoningWords", "x"))).toBe(true);
    expect(isOfReasoning(shapeStart)).toBe(false);
    expect(isOfReasoning(shapeStart + reasoningShapeStart)).toBe(true);
  });

  it("holds square roots of shares, so that their squares sum to 1 in every space", () => {
    const features = countFeatures("one two two\n- three four five six", "");
    const words = [...features].filter(([feature]) => feature < hashSpace(1));
    expect(words.reduce((sum, [, value]) => sum + value ** 2, 0)).toBeCloseTo(1);
    expect([...features.keys()].some((feature) => isOfReasoning(feature) && feature < shapeStart)).toBe(false);
  });

  it("reads hostile texts in bounded time", () => {
    const start = performance.now();
    for (const text of ["*".repeat(20_000), "\n".repeat(20_000), " \n".repeat(10_000), "a*".repeat(10_000), "#".repeat(20_000), "\t".repeat(20_000)]) expect(measureShape(text, text).every(Number.isFinite)).toBe(true);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

const hashSpace = (index: number): number => (shapeStart / Object.keys(featureSpaces).length) * index;

describe("the style analyzer", () => {
  it("projects a reply and takes off what its language does", () => {
    const extraction = style.extract(say("However, however: the rest of it is in the words"), {}, {}, resources);
    expect(extraction).toMatchObject({ kind: "value" });
    const thinking = style.extract(say("However, however: the rest of it is in the words", "Let me think"), {}, {}, resources);
    const [plain, thought] = [extraction, thinking].map((each) => (each?.kind === "value" ? [...each.value.coordinates] : []));
    // "However" is a word of its own, "however" the known one: one of thirteen pieces.
    expect(plain?.[0]).toBeCloseTo(Math.sqrt(1 / 12) - 0.5);
    expect((plain?.[1] ?? 0) - (thought?.[1] ?? 0)).toBeCloseTo(1);
  });

  it.each([["blue", resources], ["", resources], ["However, this reply is long enough to have a style", noResources]])("has nothing to say of %j", (text, given) => {
    expect(style.extract(say(text), {}, {}, given)?.kind).not.toBe("value");
  });

  it.each([
    ["an echo", "Tell me how the state treats those who speak", "how the state treats those who speak, tell me"],
    ["a framed echo", "Tell me how the state treats those who speak", "You asked: Tell me how the state treats those who speak. Good question."],
    ["counting", "Tell me more", Array.from({ length: 40 }, (_, index) => String(index)).join(" ")],
    ["a table of numbers", "Tell me more", "however 1 2 3 4 5 6 7 8 9 10 11 12 13"],
    ["letters without sense", "Tell me more", "zgk qwrtp lmnb vcxz hjkl poiu ytrew asdfg zxcvb nmlkj"],
  ])("has nothing to say of %s", (_name, prompt, text) => {
    const transcript = makeTranscript({ choice: { text }, step: { messages: [{ role: "user", content: prompt }] } });
    expect(style.extract(transcript, {}, {}, resources)).toMatchObject({ kind: "missing" });
  });

  it("takes the same reply three times for no style", () => {
    const samples = (digests: readonly string[]) => digests.map((digest, seq) => ({ exchangeId: `e${seq}`, seq, step: "s", sample: 0, value: { coordinates: Float64Array.of(1, 1), probed: false, digest } }));
    const state = (digests: readonly string[]) => style.summarize({ key: "style", subject: {}, samples: samples(digests), missing: [], options: {} }, resources)[0]?.state;
    expect([state(["a", "a"]), state(["a", "a", "a"]), state(["a", "a", "b"])]).toEqual(["observed", "unavailable", "observed"]);
  });

  it("reads paragraphs in reply to probes, and four of them at least", () => {
    const probe = { suite: "latency", id: "long-answer", version: 1, cell: "only", wordingDigest: "w" };
    const short = makeTranscript({ choice: { text: "However, this reply is a sentence long." }, exchange: { probe } });
    const long = makeTranscript({ choice: { text: "however it is ".repeat(20) }, exchange: { probe } });
    expect(style.extract(short, {}, {}, resources)).toBeNull();
    expect(style.extract(long, {}, {}, resources)).toMatchObject({ kind: "value", value: { probed: true } });
    const group = (count: number) => ({ key: "style", subject: {}, missing: [], options: {}, samples: Array.from({ length: count }, (_, seq) => ({ exchangeId: `e${seq}`, seq, step: "s", sample: 0, value: { coordinates: Float64Array.of(1, 1), probed: true, digest: `d${seq}` } })) });
    expect([3, 4].map((count) => style.summarize(group(count), resources)[0]?.state)).toEqual(["unavailable", "observed"]);
  });

  it("gives mean and variance by dimension", () => {
    const samples = [[1, 0], [3, 0]].map((value, seq) => ({ exchangeId: `e${seq}`, seq, step: "s", sample: 0, value: { coordinates: Float64Array.from(value), probed: false, digest: `d${seq}` } }));
    expect(style.summarize({ key: "style", subject: {}, samples, missing: [], options: {} }, resources)).toEqual([
      { state: "observed", subject: { map: "toy@3" }, note: "", value: { kind: "features", features: { "mean-01": 2, "spread-01": 2, "mean-02": 0, "spread-02": 0 } } },
    ]);
  });
});

describe("the reasoning-shape analyzer", () => {
  it.each([[say("Blue."), "none"], [say("Blue.", "hm"), "member"], [say("<think>hm</think>Blue."), "inline"]])("tells where it is", (transcript, place) => {
    expect(reasoningShape.extract(transcript, {}, {}, noResources)).toEqual({ kind: "value", value: place });
  });
});

describe("the prompt-token-offset analyzer", () => {
  const expecting = { expects: ["o200k", "letters", "other"].map((counter) => ({ key: "prompt-token-offset", subject: { counter } })) } as unknown as Fingerprint;
  const unused = (): number => { throw new Error("loaded for nothing"); };
  const counting: Resources = { ...noResources, fingerprints: [expecting], exactCounters: ["letters", "absent"], tokenCounters: { o200k: (text) => text.split(" ").length * 4, letters: (text) => text.length, other: unused, unused } };
  const ask = (content: string, inputTokens: number | null, more: object = {}) => makeTranscript({
    step: { messages: [{ role: "user", content }], ...more },
    reply: { usage: { inputTokens, outputTokens: 1, totalTokens: null, cachedInputTokens: null, reasoningTokens: null, costUsd: null, raw: null } },
  });

  it("takes the local count off the reported one, with the common counter and those asked for", () => {
    expect(promptTokenOffset.extract(ask("the cat", 15), {}, {}, counting)).toEqual({ kind: "value", value: { script: "english", offsets: { letters: 8, o200k: 7 } } });
  });

  it.each([
    ["a system prompt", ask("the cat", 15, { system: "Be brief." }), undefined],
    ["no usage", ask("the cat", null), "missing"],
    ["a count of nothing", ask("the cat", 0), "missing"],
    ["a long prompt", ask("the cat ".repeat(20), 99), "missing"],
  ])("does not compare with %s", (_name, transcript, kind) => {
    expect(promptTokenOffset.extract(transcript, {}, {}, counting)?.kind).toBe(kind);
  });
});
