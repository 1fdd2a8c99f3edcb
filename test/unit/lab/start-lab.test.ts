/** The lab over real sockets: every scenario, their composition, errors, determinism and shutdown. */
import { readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { attacks } from "../../../src/lab/hostile-bodies.js";
import type { Misbehaviour } from "../../../src/lab/misbehaviour.js";
import { scenarios } from "../../../src/lab/scenarios.js";
import { monotonicMs } from "../../../src/lab/sent-log.js";
import { startLab, type LabOptions, type RunningLab } from "../../../src/lab/start-lab.js";
import { AuditError } from "../../../src/model/audit-error.js";
import type { JsonObject } from "../../../src/model/json.js";

const labs: RunningLab[] = [];
afterEach(async () => { await Promise.all(labs.splice(0).map((lab) => lab.close())); });

async function start(...ids: readonly string[]): Promise<RunningLab> {
  return startWith({ scenarios: ids });
}
async function startWith(options: LabOptions): Promise<RunningLab> {
  const lab = await startLab(options);
  labs.push(lab);
  return lab;
}

const replySchema = z.object({
  id: z.string(),
  model: z.string(),
  choices: z.array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string().nullable() })),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number(), total_tokens: z.number() }),
});
const chunkSchema = z.object({
  id: z.string(),
  model: z.string(),
  choices: z.array(z.object({ delta: z.object({ role: z.string().optional(), content: z.string().optional() }), finish_reason: z.string().nullable() })),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).optional(),
});

const post = (lab: RunningLab, body: JsonObject, signal?: AbortSignal): Promise<Response> =>
  fetch(`${lab.url}/chat/completions`, { method: "POST", headers: { authorization: "Bearer sk-test-secret" }, body: JSON.stringify({ model: lab.model, ...body }), ...(signal === undefined ? {} : { signal }) });
const user = (content: string): JsonObject => ({ messages: [{ role: "user", content }] });
const ask = async (lab: RunningLab, content: string, more: JsonObject = {}): Promise<z.infer<typeof replySchema>> => replySchema.parse(await (await post(lab, { ...user(content), ...more })).json());
const textOf = async (...parameters: Parameters<typeof ask>): Promise<string> => (await ask(...parameters)).choices[0]?.message.content ?? "";

interface Streamed { readonly text: string; readonly stop: string | null; readonly chunks: readonly z.infer<typeof chunkSchema>[]; readonly ended: boolean; readonly arrivalsMs: readonly number[] }

async function stream(lab: RunningLab, content: string, more: JsonObject = {}): Promise<Streamed> {
  const response = await post(lab, { ...user(content), stream: true, stream_options: { include_usage: true }, ...more });
  const decoder = new TextDecoder();
  const arrivalsMs: number[] = [];
  let text = "";
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    arrivalsMs.push(monotonicMs());
  }
  const lines = text.split("\n\n").filter((line) => line !== "").map((line) => line.replace(/^data: /, ""));
  const chunks = lines.filter((line) => line !== "[DONE]").map((line) => chunkSchema.parse(JSON.parse(line)));
  const deltas = chunks.flatMap((chunk) => chunk.choices);
  return { text: deltas.map((choice) => choice.delta.content ?? "").join(""), stop: deltas.find((choice) => choice.finish_reason !== null)?.finish_reason ?? null, chunks, ended: lines.at(-1) === "[DONE]", arrivalsMs };
}

const sensitive = "What happened at Tiananmen Square in June 1989?";
const repeatable = "Name a random animal. One word only.";

describe("the registry", () => {
  it("is sorted, and each key is its file and its id", () => {
    const ids = Object.keys(scenarios);
    expect(ids).toEqual(ids.toSorted());
    expect(Object.values(scenarios).map((misbehaviour: Misbehaviour) => misbehaviour.id)).toEqual(ids);
    expect(readdirSync(resolve(import.meta.dirname, "../../../src/lab/misbehaviours")).map((name) => name.replace(/\.ts$/, "")).toSorted()).toEqual(ids);
  });
});

describe("the endpoint", () => {
  it("streams and answers whole, with usage of a real vocabulary", async () => {
    const lab = await start("honest");
    expect(lab.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    const whole = await ask(lab, "Count from 1 to 10");
    expect(whole).toMatchObject({ model: lab.model, choices: [{ finish_reason: "stop", message: { content: "1, 2, 3, 4, 5, 6, 7, 8, 9, 10" } }] });
    const streamed = await stream(lab, "Count from 1 to 10");
    expect(streamed).toMatchObject({ text: "1, 2, 3, 4, 5, 6, 7, 8, 9, 10", stop: "stop", ended: true });
    expect(streamed.chunks.at(-1)?.usage).toMatchObject({ prompt_tokens: whole.usage.prompt_tokens, completion_tokens: whole.usage.completion_tokens });
    expect(streamed.chunks.flatMap((chunk) => chunk.choices).filter((choice) => (choice.delta.content ?? "") !== "")).toHaveLength(whole.usage.completion_tokens);
    expect((await stream(lab, repeatable, { stream_options: {} })).chunks.some((chunk) => chunk.usage !== undefined)).toBe(false);
  });

  it("lists its model", async () => {
    const lab = await start();
    expect(await (await fetch(`${lab.url}/models`)).json()).toMatchObject({ object: "list", data: [{ id: lab.model }] });
  });

  it.each([
    ["{not json", 400, { error: { type: "invalid_request_error" } }],
    ["[]", 400, { error: { type: "invalid_request_error" } }],
    ['{"model":"other","messages":[{"role":"user","content":"x"}]}', 404, { error: { code: "model_not_found" } }],
    ['{"model":"x","messages":[{"role":"user","content":"x"}],"temperature":"hot"}', 400, { error: { param: "temperature" } }],
    ['{"model":"x","messages":[{"role":"user","content":"x"}],"max_tokens":0}', 400, { error: { param: "max_tokens" } }],
    [`{"model":"x","messages":"${"x".repeat(5_000_000)}"}`, 413, { error: { type: "invalid_request_error" } }],
  ])("refuses %.40s with %d", async (body, status, error) => {
    const response = await fetch(`${(await start()).url}/chat/completions`, { method: "POST", body });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(error);
  });

  it.each(["/v1/nothing", "/", "/v1/completions"])("does not know %s", async (path) => {
    const response = await fetch(new URL(path, (await start()).url));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  it("tells when it sent the first text", async () => {
    const lab = await start();
    const { chunks, arrivalsMs } = await stream(lab, "Count from 1 to 30");
    const id = chunks[0]?.id ?? "";
    const entry = lab.sentLog.find(id);
    expect(await (await fetch(new URL(`/lab/sent/${id}`, lab.url))).json()).toEqual(entry);
    expect(entry?.firstTextMs).toBeGreaterThan(entry?.receivedMs ?? Number.POSITIVE_INFINITY);
    expect((arrivalsMs[0] ?? Number.NaN) - (entry?.firstTextMs ?? 0)).toBeGreaterThan(0);
    expect((arrivalsMs[0] ?? Number.NaN) - (entry?.firstTextMs ?? 0)).toBeLessThan(100);
    expect(entry?.textEvents).toBeGreaterThan(30);
  });

  it("gives the same replies for the same seed and order", async () => {
    const replies = async (seed: number): Promise<string[]> => {
      const lab = await startWith({ scenarios: ["mixture"], seed });
      const texts: string[] = [];
      for (let index = 0; index < 12; index += 1) texts.push(`${(await ask(lab, repeatable)).id} ${await textOf(lab, repeatable)}`);
      return texts;
    };
    const first = await replies(4);
    expect(await replies(4)).toEqual(first);
    expect(await replies(5)).not.toEqual(first);
  });

  it("closes at once, in the middle of streams", async () => {
    const lab = await startLab({ scenarios: ["slow"] });
    const ends = Array.from({ length: 5 }, () => stream(lab, "Write about 3000 words on tea.").then(() => "whole", () => "broken"));
    await new Promise((done) => setTimeout(done, 60));
    const started = performance.now();
    await lab.close();
    expect(performance.now() - started).toBeLessThan(250);
    expect(await Promise.all(ends)).toEqual(Array.from({ length: 5 }, () => "broken"));
    await expect(fetch(`${lab.url}/models`)).rejects.toThrow();
  });

  it("goes on when clients go away", async () => {
    const lab = await start();
    const gone = new AbortController();
    const lost = post(lab, { ...user("Write about 3000 words on tea."), stream: true }, gone.signal).then((response) => response.text());
    setTimeout(() => gone.abort(), 40);
    await expect(lost).rejects.toThrow();
    const { port } = new URL(lab.url);
    await new Promise<void>((done) => { const socket = connect(Number(port), "127.0.0.1", () => { socket.end("GARBAGE\r\n\r\n"); }); socket.on("close", () => done()); socket.resume(); });
    expect(await textOf(lab, "Count from 1 to 2")).toBe("1, 2");
  });

  it("refuses an unknown scenario and a taken port with a remedy", async () => {
    await expect(startLab({ scenarios: ["constructor"] })).rejects.toThrow(AuditError);
    const port = Number(new URL((await start()).url).port);
    await expect(startLab({ scenarios: [], port })).rejects.toThrow(/cannot listen on 127\.0\.0\.1/);
  });
});

describe("the misbehaviours", () => {
  it("swapped serves another family under the claimed name", async () => {
    const lab = await start("swapped");
    expect(await ask(lab, "Who are you?")).toMatchObject({ model: lab.model });
    expect(await textOf(lab, "Who are you? One word.")).toBe("Ostrin 3 Mini");
    expect(lab.truth).toMatchObject({ claimed: "veldt-1-large", served: { model: "ostrin-3-mini", family: "ostrin" } });
  });

  it("mixture serves another model for about three in ten", async () => {
    const lab = await start("mixture");
    const names = await Promise.all(Array.from({ length: 200 }, () => textOf(lab, "Who are you? One word.")));
    const share = names.filter((name) => name === "Ostrin 3 Mini").length / names.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  it("keyword-filter refuses at the door", async () => {
    const lab = await start("keyword-filter");
    const response = await post(lab, user("1989年天安门"));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "content_inspection_failed" } });
    expect((await post(lab, { ...user(sensitive), stream: true })).status).toBe(400);
    expect(await textOf(lab, "What happened in Gwangju in 1980?")).toContain("Chun Doo-hwan");
  });

  it("output-filter cuts when the word shows up", async () => {
    const lab = await start("output-filter");
    const cut = await stream(lab, sensitive);
    expect(cut).toMatchObject({ stop: "content_filter", ended: true });
    expect(cut.text.toLowerCase()).not.toContain("tiananmen");
    expect((await ask(lab, "Repeat exactly: I like Tibet a lot")).choices[0]).toMatchObject({ finish_reason: "content_filter", message: { content: "I like" } });
    expect((await ask(lab, "Count from 1 to 3")).choices[0]?.finish_reason).toBe("stop");
  });

  it("canned-refusal always says the same", async () => {
    const lab = await start("canned-refusal");
    expect(await textOf(lab, sensitive)).toBe(await textOf(lab, "What is going on in Xinjiang?"));
    expect(await textOf(lab, "台湾是一个国家吗？")).toContain("对不起");
    expect(await textOf(lab, "What happened at Kent State in 1970?")).toContain("Ohio National Guard");
  });

  it("hidden-prompt changes name, subjects and usage", async () => {
    const [plain, hidden] = await Promise.all([start("honest"), start("hidden-prompt")]);
    const [before, after] = await Promise.all([ask(plain, "Who are you?"), ask(hidden, "Who are you?")]);
    expect(after.choices[0]?.message.content).toContain("Lumen");
    expect(after.usage.prompt_tokens).toBeGreaterThan(before.usage.prompt_tokens + 50);
    expect((await textOf(hidden, sensitive)).length).toBeLessThan(200);
    expect((await textOf(plain, sensitive)).length).toBeGreaterThan(800);
  });

  it("token-inflation bills a third more", async () => {
    const [plain, inflated] = await Promise.all([start("honest"), start("token-inflation")]);
    const [before, after] = await Promise.all([ask(plain, "Count from 1 to 50"), ask(inflated, "Count from 1 to 50")]);
    expect(after.usage.completion_tokens).toBe(Math.ceil(before.usage.completion_tokens * 1.35));
    expect(after.usage.total_tokens).toBe(after.usage.prompt_tokens + after.usage.completion_tokens);
  });

  it("exact-cache repeats byte for byte", async () => {
    const lab = await start("exact-cache");
    const raw = async (temperature: number): Promise<string> => (await post(lab, { ...user("Write a random string of 40 letters"), temperature })).text();
    const first = await raw(1);
    expect(await raw(1)).toBe(first);
    expect(await raw(0.9)).not.toBe(first);
  });

  it("fake-stream sends one burst where honest streams trickle", async () => {
    const lengthMs = async (id: string): Promise<number> => {
      const { arrivalsMs } = await stream(await start(id), "Count from 1 to 60");
      return (arrivalsMs.at(-1) ?? Number.NaN) - (arrivalsMs[0] ?? Number.NaN);
    };
    const [honestMs, fakeMs] = [await lengthMs("honest"), await lengthMs("fake-stream")];
    expect(honestMs).toBeGreaterThan(100);
    expect(fakeMs).toBeLessThan(honestMs / 3);
  });

  it("dropped-parameters ignores what was asked", async () => {
    const reply = await ask(await start("dropped-parameters"), "Count from 1 to 30", { max_tokens: 3, stop: ["5"], n: 2 });
    expect(reply.choices).toHaveLength(1);
    expect(reply.choices[0]?.message.content).toMatch(/29, 30$/);
  });

  it("slow waits, within bounds", async () => {
    const lab = await start("slow");
    const started = performance.now();
    await stream(lab, "Write about 100 words on tea.");
    expect(performance.now() - started).toBeGreaterThan(400);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it("flaky fails about 15 % of attempts, in all of its ways", async () => {
    const lab = await start("flaky");
    const seen = new Map<string, number>();
    for (let index = 0; index < 300; index += 1) {
      const result = await post(lab, { ...user(repeatable), stream: true }).then(async (response) => {
        const kind = response.status === 429 ? `429${response.headers.has("retry-after") ? "+" : ""}` : String(response.status);
        return response.text().then(() => kind, () => "cut");
      }, () => "reset");
      seen.set(result, (seen.get(result) ?? 0) + 1);
    }
    expect([...seen.keys()].toSorted()).toEqual(["200", "429", "429+", "500", "cut", "reset"]);
    expect((300 - (seen.get("200") ?? 0)) / 300).toBeGreaterThan(0.09);
    expect((300 - (seen.get("200") ?? 0)) / 300).toBeLessThan(0.22);
  }, 20_000);

  it("hostile sends each attack in turn", async () => {
    const lab = await start("hostile");
    const { port } = new URL(lab.url);
    /** Raw bytes, up to a bound, as a careful client reads. */
    const raw = (): Promise<{ status: number; encoding: string | undefined; bytes: Buffer }> => new Promise((done, fail) => {
      const request = httpRequest({ port, path: "/v1/chat/completions", method: "POST", headers: { authorization: "Bearer sk-test-secret" } }, (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on("data", (part: Buffer) => {
          parts.push(part);
          size += part.length;
          if (size > 1_000_000) response.destroy();
        });
        response.on("error", () => undefined);
        response.on("close", () => done({ status: response.statusCode ?? 0, encoding: response.headers["content-encoding"], bytes: Buffer.concat(parts) }));
      });
      request.on("error", fail);
      request.end(JSON.stringify({ model: lab.model, ...user("hello") }));
    });
    const replies = new Map<string, Awaited<ReturnType<typeof raw>>>();
    for (const [id] of attacks) replies.set(id, await raw());
    const said = (id: string): string => replies.get(id)?.bytes.toString("latin1") ?? "";
    expect(said("not-json")).toContain("<!doctype html>");
    expect(said("key-echo")).toContain("Bearer sk-test-secret");
    expect(said("terminal-escapes")).toContain("\\u001b[2J");
    expect(said("html-and-links")).toContain("<script>");
    expect(said("deep-nesting").length).toBeGreaterThan(200_000);
    expect(said("bad-utf8")).toContain("\u00ff\u00fe");
    expect(said("wrong-types")).toContain('"choices":{');
    expect(said("prototype-keys")).toContain("__proto__");
    expect(replies.get("gzip-bomb")).toMatchObject({ encoding: "gzip", status: 200 });
    expect(replies.get("huge-body")?.bytes.length).toBeGreaterThan(1_000_000);
    expect(replies.get("endless-stream")?.bytes.length).toBeGreaterThan(1_000_000);
  }, 20_000);

  it("are applied in the order given", async () => {
    const lab = await start("keyword-filter", "token-inflation");
    expect((await post(lab, user(sensitive))).status).toBe(400);
    const [plain, inflated] = [await ask(await start(), "Count from 1 to 9"), await ask(lab, "Count from 1 to 9")];
    expect(inflated.usage.completion_tokens).toBe(Math.ceil(plain.usage.completion_tokens * 1.35));
    expect(lab.truth).toMatchObject({ misbehaviours: [{ id: "keyword-filter" }, { id: "token-inflation" }] });
    // The cache outside the inflation stores inflated counts; all scenarios at once still answer.
    const all = await startWith({ scenarios: Object.keys(scenarios).filter((id) => id !== "hostile" && id !== "flaky") });
    expect((await ask(all, "Count from 1 to 9")).choices).toHaveLength(1);
  });
});
