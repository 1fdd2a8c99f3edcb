import { describe, expect, it } from "vitest";
import { judgeMeters, type MeteredModel } from "../../../../src/judge/tokens/judge-meters.js";
import type { MeterReading } from "../../../../src/model/meter-reading.js";
import { loadTokenizerTables } from "../../../../src/pipeline/load-resources.js";
import { loadTokenCounters } from "../../../../src/pipeline/load-token-counters.js";
import { resolveTokenizerClass } from "../../../../src/judge/tokens/resolve-tokenizer-class.js";
import { samplePrompts } from "../../stats/sample-prompts.js";

const tables = loadTokenizerTables();
const { counters } = loadTokenCounters(tables, []);
const prompts = samplePrompts(40, "meters");
const o200k = { classId: "o200k", counts: new Map(prompts.map(({ text }) => [text, counters["o200k"]?.(text) ?? 0])) };

/** Counts by a class, with a template of so many tokens. */
const count = (classId: string, overhead: number, provider = "host") => ({ text, kind }: (typeof prompts)[number]): MeterReading =>
  ({ prompt: text, kind, provider, period: "1", tokens: overhead + (counters[classId]?.(text) ?? 0) });
const model = (name: string, of: (prompt: (typeof prompts)[number], index: number) => MeterReading): MeteredModel => ({ model: name, readings: prompts.map(of) });
/** A vocabulary that is nobody's: letters by fours. */
const other = (size: number) => ({ text, kind }: (typeof prompts)[number]): MeterReading => ({ prompt: text, kind, provider: "host", period: "1", tokens: Math.ceil((text.length * size) / 4) });
const verdictOf = (models: readonly MeteredModel[]) => judgeMeters(models, [o200k]).pairs.map(({ verdict }) => verdict);

describe("judging pairs of models by their meters", () => {
  it("calls one tokenizer with two templates the same and two tokenizers different", () => {
    expect(verdictOf([model("a/one", count("cl100k", 7)), model("b/two", count("cl100k", 71)), model("c/three", count("r50k", 7))])).toEqual(["same", "different", "different"]);
  });

  it("sets a host aside that counts in the fallback class, names it, and takes the rest", () => {
    const mixed = model("a/open", (prompt, index) => (index % 3 === 0 ? count("o200k", 7, "Odd Host") : count("cl100k", 9, "Own Host"))(prompt));
    const { pairs, oddMeters } = judgeMeters([mixed, model("b/closed", count("cl100k", 20)), model("openai/gpt", count("o200k", 7, "OpenAI"))], [o200k]);
    expect(pairs.map(({ verdict }) => verdict)).toEqual(["same", "different", "different"]);
    expect(oddMeters).toEqual([{ model: "a/open", provider: "Odd Host", classId: "o200k", readings: 40 }]);
  });

  it("leaves a model open of which all that is known is counted in the fallback class by one foreign host", () => {
    const models = [model("meta/llama", count("o200k", 42, "Odd Host")), model("openai/gpt", count("o200k", 7, "OpenAI")), model("b/two", count("cl100k", 7))];
    const { pairs, unclear } = judgeMeters(models, [o200k]);
    expect(unclear).toEqual(["meta/llama"]);
    expect(pairs.map(({ verdict }) => verdict)).toEqual(["inconclusive", "inconclusive", "different"]);
  });

  it("leaves two models of one vendor open that nothing else explains, and no others", () => {
    const { pairs } = judgeMeters([model("x/grey-2", other(1)), model("x/grey-3", other(1.4)), model("y/three", count("cl100k", 7))], [o200k]);
    expect(pairs.map(({ verdict, reason }) => [verdict, reason])).toEqual([["inconclusive", "unexplained-meters-of-one-vendor"], ["different", "not-constant"], ["different", "not-constant"]]);
  });

  it("decides nothing without shared prompts", () => {
    const halves = [{ model: "a/one", readings: prompts.slice(0, 60).map(count("cl100k", 7)) }, { model: "b/two", readings: prompts.slice(60).map(count("r50k", 7)) }];
    expect(verdictOf(halves)).toEqual(["inconclusive"]);
  });
});

describe("the tokenizer class of a name", () => {
  it.each([
    ["openai/gpt-oss-120b", "o200k"], ["gpt-4-turbo-2024-04-09", "cl100k"], ["GPT-4o-mini", "o200k"], ["deepseek/deepseek-r1:free", "deepseek-v3"],
    ["deepseek/deepseek-r1-distill-llama-70b", "llama-3"], ["deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", "qwen-2"], ["qwen/qwen3-235b-a22b", "qwen-2"],
    ["qwen/qwen3.5-plus", null], ["anthropic/claude-opus-4.5", "claude-3"], ["claude-opus-4-7", "claude-4-7"], ["claude-opus-4-9", null], ["claude-3-5-sonnet-20241022", "claude-3"],
    ["meta-llama/llama-4-scout", "llama-4"], ["google/gemini-2.5-pro", null], ["mistralai/mistral-7b-instruct-v0.3", "mistral-v1"], ["no-such-model", null], ["", null],
    ["meta-llama/Llama-3.1-70B-Instruct", "llama-3"], ["veldt-1-large", null], ["gpt-4:free", "cl100k"], ["vendor/gpt-4:nitro", "cl100k"], ["claude-sonnet-4@20250514", "claude-3"],
    ["@cf/meta/llama-3-8b-instruct", "llama-3"], ["ft:gpt-4o-mini:acme::id", null],
    ["deepseek-r1:8b", null], ["deepseek-r1:1.5b-qwen-distill-q4_K_M", null], ["deepseek-r1:latest", null], ["llama3:70b", null],
  ])("%s is %s", (name, classId) => { expect(resolveTokenizerClass(name, tables)).toBe(classId); });

  it("is never claimed twice by equally long patterns", () => {
    const patterns = tables.flatMap(({ id, models }) => models.map((pattern) => ({ id, pattern })));
    for (const { id, pattern } of patterns) {
      const sample = pattern.replaceAll("*", "x").replaceAll("?", ".");
      expect(resolveTokenizerClass(sample, tables), pattern).toBe(id);
    }
  });
});
