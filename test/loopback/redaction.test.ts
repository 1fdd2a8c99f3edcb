/** Under --redact-text no file quotes prompt or reply, though the server repeats both in every member and header that it fills in. */
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fast, runCli, spawnLab, temporaryFolder, type SpawnedLab } from "./spawn-cli.js";

/** Words in a row that a report may not have in common with a prompt or a reply. */
const ROW = 5;
const secret = "purple walrus sings loudly every tuesday morning";
const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const rowsOf = (text: string): string[] => words(text).map((_, at, all) => all.slice(at, at + ROW)).filter((row) => row.length === ROW).map((row) => row.join(" "));

const said = new Set<string>();
let server: Server;
let lab: SpawnedLab;
let asked = 0;

beforeAll(async () => {
  lab = await spawnLab("swapped");
  server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  await lab.stop();
});

describe("a server that echoes", () => {
  it.each([["as it is", (text: string) => text], ["joined to one word", (text: string) => words(text).slice(0, 8).join("-").slice(0, 64)]])("%s is not quoted in any format", async (_, echo) => {
    said.clear();
    spell = echo;
    const out = join(temporaryFolder(), "audit");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const { stderr, stdout } = await runCli(["run", "--endpoint", url, "--model", "m1", "--claim", lab.model, "--reference", lab.reference ?? "", "--suite", "identity,billing,censorship,consistency,latency", "--seed", "3", ...fast, "--out", out, "--format", "json,md,html,sarif,junit", "--redact-text"]);
    const files = readdirSync(out).filter((name) => name !== "recording.jsonl");
    expect(files.sort(), stderr).toEqual(["report.html", "report.json", "report.junit.xml", "report.md", "report.sarif", "vendor-evidence.html", "vendor-evidence.md"]);
    const quoted = [["terminal", stdout + stderr] as const, ...files.map((name) => [name, readFileSync(join(out, name), "utf8")] as const)].flatMap(([name, text]) => rowsOf(text).filter((row) => said.has(row)).map((row) => `${name}: ${row}`));
    expect([...new Set(quoted)]).toEqual([]);
    expect(said.size).toBeGreaterThan(200);
    // Each echo is seen as a name, and shown as a digest.
    const { observations } = JSON.parse(readFileSync(join(out, "report.json"), "utf8")) as { observations: { key: string; value?: { counts: Record<string, number> } }[] };
    for (const key of ["reported-model", "serving-provider", "backend-fingerprint", "stop-reasons"]) expect(Object.keys(observations.find((one) => one.key === key)?.value?.counts ?? {}).join(), key).toContain("sha256:");
  });
});

let spell = (text: string): string => text;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const piece of request) body += String(piece);
  if (request.method !== "POST") return void response.writeHead(404).end();
  const { messages, stream } = JSON.parse(body) as { messages: { content: string }[]; stream?: boolean };
  const prompt = messages.at(-1)?.content ?? "";
  const content = `${secret} ${asked += 1}. ${prompt.slice(0, 200)}`;
  for (const row of [...messages.flatMap((message) => rowsOf(message.content)), ...rowsOf(content), ...rowsOf(secret)]) said.add(row);
  const echo = spell(asked % 2 === 0 ? prompt.slice(0, 300) : content);
  const header = encodeURIComponent(echo).slice(0, 500);
  const headers = { "x-request-id": header, server: header, via: header, "cf-ray": header, "x-echo": header, "openai-organization": header };
  if (asked % 7 === 3) return void response.writeHead(400, { ...headers, "content-type": "application/json" }).end(JSON.stringify({ error: { message: echo, type: echo, code: echo, param: echo, metadata: { provider_name: echo } } }));
  if (asked % 11 === 5) return void response.writeHead(400, { ...headers, "content-type": "text/html" }).end(`<html>${echo}`);
  const head = { id: echo, object: echo, created: 1, model: echo, provider: echo, system_fingerprint: echo, service_tier: echo, [echo]: echo };
  const usage = { prompt_tokens: 100 + asked, completion_tokens: 50, total_tokens: 7, [echo]: 5 };
  const end = { index: 0, finish_reason: echo, native_finish_reason: echo, [echo]: echo, logprobs: null };
  if (stream !== true) return void response.writeHead(200, { ...headers, "content-type": "application/json" }).end(JSON.stringify({ ...head, choices: [{ ...end, message: { role: "assistant", content, [echo]: echo, refusal: asked % 5 === 0 ? echo : null } }], usage }));
  response.writeHead(200, { ...headers, "content-type": "text/event-stream" });
  for (const event of [{ ...head, choices: [{ index: 0, delta: { role: "assistant", content, [echo]: echo } }] }, { ...head, choices: [{ ...end, delta: {} }] }, { ...head, choices: [], usage }]) response.write(`event: ${words(echo).slice(0, 12).join(" ")}\ndata: ${JSON.stringify(event)}\n\n`);
  response.end("data: [DONE]\n\n");
}
