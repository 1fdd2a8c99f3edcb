/** A log's output beside its texts: by model and host, under the class that the name stands for, and nothing where a count could be of something else. */
import { describe, expect, it } from "vitest";
import { outputMeter } from "../../../src/analyze/analyzers/output-meter.js";
import type { Measured } from "../../../src/model/analyzer.js";
import type { JsonObject } from "../../../src/model/json.js";
import type { Resources } from "../../../src/model/resources.js";
import type { Transcript } from "../../../src/model/transcript.js";
import { makeTranscript, noResources } from "./make-transcript.js";

const words = (text: string): number => text.match(/\S+/g)?.length ?? 0;
const resources: Resources = {
  ...noResources, tokenCounters: { o200k: words, cl100k: (text) => Math.round(words(text) * 1.3), "llama-3": words },
  resolveTokenizerClass: (name) => (name.startsWith("gpt") ? "o200k" : "llama-3"), log: { total: 10, digest: "a" },
};
const long = "word ".repeat(100);
/** Different texts of a hundred words, of different lengths. */
const different = (seq: number): string => `${"w".repeat(1 + seq)} ${"word ".repeat(99)}`;

interface Logged { readonly model?: string; readonly provider?: string; readonly reported?: number; readonly reasoningTokens?: number; readonly raw?: JsonObject; readonly text?: string; readonly seq?: number; readonly stop?: readonly string[]; readonly native?: JsonObject; readonly sent?: boolean }

function reply({ model = "gpt-4o", provider, reported = 100, reasoningTokens, seq = 0, text = different(seq), stop = [], native = {}, sent = false, raw = {} }: Logged): Transcript {
  return makeTranscript({
    seq, choice: { text }, step: { stop, native },
    exchange: { request: { method: "POST", url: "", headers: [], body: JSON.stringify({ model }) } },
    ...(sent ? {} : { outcome: { kind: "logged", body: {} } }),
    reply: { raw: provider === undefined ? {} : { provider }, usage: { inputTokens: 9, outputTokens: reported, totalTokens: null, cachedInputTokens: null, reasoningTokens: reasoningTokens ?? null, costUsd: null, raw } },
  });
}

function measure(replies: readonly Logged[], given: Resources = resources): readonly Measured[] {
  const samples = replies.flatMap((logged, seq) => {
    const found = outputMeter.extract(reply({ seq, ...logged }), {}, {}, given);
    return found?.kind === "value" ? [{ exchangeId: `l${seq + 1}`, seq, step: "logged", sample: 0, value: found.value }] : [];
  });
  return outputMeter.summarize({ key: "output-meter", subject: {}, samples, missing: [], options: {} }, given);
}

const featuresOf = ({ value }: Measured): unknown => (value?.kind === "features" ? value.features : null);

describe("output-meter", () => {
  it("sums what is reported and counted, host by host", () => {
    const at = (provider: string, reported: number) => ({ provider, reported });
    const found = measure([at("A", 101), at("B", 120), at("A", 100), at("B", 120), at("B", 120), at("A", 100)]);
    expect(found.map(({ subject }) => subject)).toEqual([{ model: "gpt-4o", provider: "A", class: "o200k" }, { model: "gpt-4o", provider: "B", class: "o200k" }]);
    expect(featuresOf(found[0] as Measured)).toMatchObject({ replies: 3, reported: 301, counted: 300, exceeding: 0 });
    expect(featuresOf(found[1] as Measured)).toMatchObject({ replies: 3, reported: 360, counted: 300, exceeding: 3, ratioLow: 1.2, ratioHigh: 1.2 });
    expect(found[1]?.evidence).toEqual(["l2", "l4", "l5"]);
  });

  it("keeps hosts of one or two replies together, so that a name for each hides nothing", () => {
    const found = measure(Array.from({ length: 5 }, (_, index) => ({ provider: `host ${index}`, reported: 130 })));
    expect(found.map(({ subject, samples }) => ({ subject, samples }))).toEqual([{ subject: { model: "gpt-4o", hosts: "several", class: "o200k", foreign: "cl100k" }, samples: 5 }]);
  });

  it("says between which ratios the replies lie that exceed their text, whatever the others are", () => {
    const [found] = measure([...Array.from({ length: 9 }, () => ({})), ...[200, 210, 220, 230, 240].map((reported) => ({ reported }))]);
    expect(featuresOf(found as Measured)).toMatchObject({ replies: 14, exceeding: 5, ratioLow: 2.1, ratioHigh: 2.3 });
    expect(featuresOf(measure([{}])[0] as Measured)).toEqual({ replies: 1, reported: 100, counted: 100, exceeding: 0 });
  });

  it("names another class that would count as many", () => {
    expect(measure([{ reported: 100 }, { reported: 131 }])[0]?.subject).toEqual({ model: "gpt-4o", class: "o200k" });
    expect(measure([{ reported: 130 }, { reported: 131 }])[0]?.subject).toEqual({ model: "gpt-4o", class: "o200k", foreign: "cl100k" });
    expect(measure([{ reported: 200 }])[0]?.subject).toEqual({ model: "gpt-4o", class: "o200k" });
  });

  it("says nothing of names whose vocabulary does not come with the tool", () => {
    expect(measure([{ model: "llama-3.1-70b" }])).toEqual([]);
    expect(measure([{}], { ...resources, tokenCounters: {} })).toEqual([]);
  });

  it("takes off reported reasoning, also where it is counted beside the output", () => {
    const [found] = measure([{ reported: 131, reasoningTokens: 1 }, { reported: 140, reasoningTokens: 40 }, { reported: 100, reasoningTokens: 400 }]);
    expect(featuresOf(found as Measured)).toMatchObject({ replies: 3, reported: 330, counted: 300, exceeding: 1 });
  });

  it("takes off images, and nothing that nobody asked for", () => {
    const details = (given: JsonObject): Logged => ({ reported: 1156, raw: { completion_tokens_details: given } });
    expect(featuresOf(measure([details({ image_tokens: 1056 })])[0] as Measured)).toMatchObject({ reported: 100, exceeding: 0 });
    expect(featuresOf(measure([details({ rejected_prediction_tokens: 1056, audio_tokens: 1 })])[0] as Measured)).toMatchObject({ reported: 1156, exceeding: 1 });
  });

  it("counts long runs of signs in pieces", () => {
    const started = performance.now();
    expect(measure([{ text: `${different(0)}${"\u200b".repeat(2000)}` }])[0]?.samples).toBe(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("says how many of the replies that exceed their text end within a sentence", () => {
    expect(featuresOf(measure([{ reported: 200 }, { reported: 200, text: `${different(1)}end.` }])[0] as Measured)).toMatchObject({ exceeding: 2, unfinished: 1 });
  });

  it("knows lengths that many texts share behind blanks at their ends", () => {
    const padded = (seq: number): string => different(seq).padEnd(1500, " ");
    expect(measure(Array.from({ length: 40 }, (_, seq) => ({ reported: 200, text: padded(seq) })))[0]?.samples).toBe(40);
  });

  it.each<[string, Logged]>([["a reply of a run", { sent: true }], ["a short reply", { text: "Blue." }], ["no count", { reported: 0 }], ["a stop string", { stop: ["END"] }], ["more choices than are kept", { native: { n: 3 } }],
    ["a name that reasons, where no count says it did not", { model: "gpt-5-mini" }], ["a prediction", { native: { prediction: { type: "content", content: "" } } }]])("leaves out %s", (_name, logged) => {
    expect(measure([logged])).toEqual([]);
  });

  it("counts a text once, and none that has the length of many others", () => {
    expect(measure(Array.from({ length: 20 }, () => ({ text: long })))[0]?.samples).toBe(1);
    const cut = Array.from({ length: 20 }, (_, seq) => ({ text: `${String(seq).padStart(4, "0")} ${long}` }));
    expect(measure([...cut, {}, {}])[0]?.evidence).toEqual(["l21", "l22"]);
    expect(measure([{ model: "gpt-5", reasoningTokens: 0 }])[0]?.samples).toBe(1);
  });

  it("reads nothing while a part of the log is looked at", () => {
    const { log: _log, ...glance } = resources;
    expect(measure([{}], glance)).toEqual([]);
  });

  it("counts 40 replies of a long log, drawn from all of it by its digest", () => {
    const replies = Array.from({ length: 400 }, () => ({}));
    const drawn = (digest: string): readonly string[] => measure(replies, { ...resources, log: { total: 400, digest } })[0]?.evidence ?? [];
    expect(drawn("a")).toHaveLength(40);
    expect(drawn("a").some((id) => Number(id.slice(1)) > 300) && drawn("a").some((id) => Number(id.slice(1)) < 100)).toBe(true);
    expect(drawn("b").filter((id) => drawn("a").includes(id)).length).toBeLessThan(20);
  });
});
