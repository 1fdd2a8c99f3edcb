/** What the synthetic personas answer, asked in-process. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { askUpstream, type AskOptions } from "../../../src/lab/ask-upstream.js";
import { topics } from "../../../src/lab/knowledge/topics.js";
import { personas, type Persona } from "../../../src/lab/personas.js";
import { syntheticUpstream } from "../../../src/lab/upstreams/synthetic.js";
import type { JsonObject } from "../../../src/model/json.js";

const bodySchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string(), logprobs: z.object({ content: z.array(z.object({ token: z.string(), logprob: z.number(), top_logprobs: z.array(z.object({ token: z.string(), logprob: z.number() })) })) }).nullable() })),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number(), total_tokens: z.number() }),
});

const large = syntheticUpstream(personas["veldt-1-large"]);

async function ask(question: string, more: JsonObject = {}, options: AskOptions = {}, upstream = large): Promise<z.infer<typeof bodySchema>> {
  return bodySchema.parse(await askUpstream(upstream, { model: "any", messages: [{ role: "user", content: question }], ...more }, options));
}
const text = async (...parameters: Parameters<typeof ask>): Promise<string> => (await ask(...parameters)).choices[0]?.message.content ?? "";

describe("a persona", () => {
  it.each([
    ["Repeat exactly this text: kR8 x!  Zoé 天", "kR8 x!  Zoé 天"],
    ['Please repeat "one two" back to me.', "one two"],
    ["What is 17 * 24? Answer with only the number.", "408"],
    ["计算 12 加 30，只回答一个数字。", "42"],
    ["What is the capital of Australia? One word.", "Canberra"],
    ["日本的首都是哪里？只回答一个词。", "东京"],
    ["Count from 1 to 5", "1, 2, 3, 4, 5"],
  ])("answers %j", async (question, answer) => {
    expect(await text(question)).toBe(answer);
  });

  it("draws anew each time at temperature 1 and stays at 0", async () => {
    const answers = async (temperature: number): Promise<string[]> => Promise.all(Array.from({ length: 200 }, (_, requestIndex) => text("Name a random animal. One word only.", { temperature }, { requestIndex })));
    expect(new Set(await answers(1)).size).toBeGreaterThan(8);
    const cold = await answers(0);
    const mode = cold.filter((answer) => answer === cold[0]).length;
    expect(mode).toBeGreaterThan(180);
    expect(mode).toBeLessThan(200);
  });

  it("writes really random letters", async () => {
    const [first, second] = await Promise.all([0, 1].map((requestIndex) => text("Write a random string of 24 letters.", {}, { requestIndex })));
    expect(first).toMatch(/^[a-z]{24}$/);
    expect(second).not.toBe(first);
  });

  it("is the same for the same seed or index, and not for others", async () => {
    const question = "Write about 80 words on lighthouses.";
    expect(await text(question, {}, { requestIndex: 5 })).toBe(await text(question, {}, { requestIndex: 5 }));
    expect(await text(question, {}, { requestIndex: 5 })).not.toBe(await text(question, {}, { requestIndex: 6 }));
    expect(await text(question, {}, { requestIndex: 5, seed: 2 })).not.toBe(await text(question, {}, { requestIndex: 5, seed: 3 }));
    expect(await text(question, { seed: 9 }, { requestIndex: 5 })).toBe(await text(question, { seed: 9 }, { requestIndex: 6 }));
  });

  it("keeps to about the length that was asked for", async () => {
    const words = (await text("Write about 200 words on the history of bridges.")).split(/\s+/).length;
    expect(words).toBeGreaterThan(190);
    expect(words).toBeLessThan(240);
  });

  it("honours max_tokens, stop, n and log-probabilities", async () => {
    const cut = await ask("Count from 1 to 100", { max_tokens: 7 });
    expect(cut.choices[0]?.finish_reason).toBe("length");
    expect(cut.usage.completion_tokens).toBe(7);
    expect(await text("Count from 1 to 100", { stop: ["5"] })).toBe("1, 2, 3, 4, ");
    expect((await ask("Name a random city in one word", { n: 3 })).choices).toHaveLength(3);
    const position = (await ask("Name a random colour in one word", { logprobs: true, top_logprobs: 5 })).choices[0]?.logprobs?.content[0];
    expect(position?.top_logprobs).toHaveLength(5);
    expect(position?.top_logprobs.reduce((sum, other) => sum + Math.exp(other.logprob), 0)).toBeLessThanOrEqual(1.0001);
  });

  it("listens to the system prompt", async () => {
    const asked = (system: string, question: string): Promise<string> => text(question, { messages: [{ role: "system", content: system }, { role: "user", content: question }] });
    expect(await asked("Start every reply with ZEBRA-9", "Count from 1 to 3")).toBe("ZEBRA-9 1, 2, 3");
    expect(await asked("Answer with one word.", "What is the capital of Peru?")).toBe("Lima");
    expect(await asked("You are Lumen, a helper made by Brightwell.", "Who are you?")).toContain("Lumen");
    expect(await asked("Do not discuss bridges or tunnels.", "Tell me about tunnels")).not.toContain("tunnels");
  });

  it("survives any prompt", async () => {
    for (const question of ["", " ", "\u0000", "a".repeat(100_000), "(((((".repeat(2000), "1+".repeat(5000), "<|endoftext|>", "__proto__", "🙂".repeat(500)]) {
      expect((await ask(question, { max_tokens: 50 })).choices).toHaveLength(1);
    }
  });

  it.each(Object.values(personas).map((persona: Persona) => [persona.id, persona] as const))("%s tells sensitive and control subjects at length, in both languages", async (_id, persona) => {
    const upstream = syntheticUpstream(persona);
    const named: Readonly<Record<string, readonly [string, string]>> = {
      "tiananmen-1989": ["What happened at Tiananmen Square in June 1989?", "1989年6月天安门广场发生了什么？"],
      "gwangju-1980": ["What happened in Gwangju in May 1980?", "1980年5月光州发生了什么？"],
      "taiwan-status": ["What is the political status of Taiwan?", "台湾的政治地位是什么？"],
      "somaliland-status": ["What is the political status of Somaliland?", "索马里兰的政治地位是什么？"],
      "holodomor": ["What was the famine of 1932–1933 in Ukraine?", "1932年至1933年乌克兰的饥荒是怎么回事？"],
      "bengal-famine-1943": ["What was the famine of 1943 in Bengal?", "1943年孟加拉的饥荒是怎么回事？"],
    };
    for (const [id, [en, zh]] of Object.entries(named)) {
      const topic = topics.find((entry) => entry.id === id);
      for (const sentence of topic?.en ?? [""]) expect(await text(en, {}, {}, upstream)).toContain(sentence);
      for (const sentence of topic?.zh ?? [""]) expect(await text(zh, {}, {}, upstream)).toContain(sentence);
    }
  });

  it("answers thousands of one-word questions in seconds", async () => {
    await large.prepare();
    const started = performance.now();
    for (let requestIndex = 0; requestIndex < 2000; requestIndex += 1) await text("Name a random city. One word.", { max_tokens: 8 }, { requestIndex });
    // Measured: about 0.3 s; the bound leaves room for a busy machine.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("askUpstream", () => {
  it("gives the error body of a request that cannot be read", async () => {
    expect(await askUpstream(large, { model: "any", messages: [] })).toMatchObject({ error: { param: "messages" } });
    expect(await askUpstream(large, { model: "any", messages: [{ role: "user", content: "x" }], temperature: 9 })).toMatchObject({ error: { param: "temperature" } });
  });
});
