/** How fast a long recording is judged again, and how much memory that takes, in a process of its own. */
import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findCodec } from "../src/pipeline/find-codec.js";
import { composeHeader, loadSuites } from "../src/pipeline/prepare-run.js";
import { planRun } from "../src/suite/plan-run.js";
import type { Endpoint } from "../src/model/endpoint.js";
import type { Exchange } from "../src/model/exchange.js";
import { defaultSuites } from "../src/pipeline/run-request.js";
import type { Benchmark } from "./benchmark.js";

const cli = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const memoryProbe = fileURLToPath(new URL("./report-peak-memory.mjs", import.meta.url));

export const replay: Benchmark = {
  options: { exchanges: { type: "string", default: "20000" } },
  async run({ exchanges = "20000" }) {
    const count = Number(exchanges);
    const folder = await mkdtemp(join(tmpdir(), "ai-audit-bench-"));
    try {
      const recording = join(folder, "recording.jsonl");
      const bytes = await writeRecording(recording, count);
      const peakFile = join(folder, "peak");
      const start = performance.now();
      const child = spawn(process.execPath, ["--import", memoryProbe, cli, "replay", recording, "--json"], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, PEAK_FILE: peakFile } });
      const [code] = (await once(child, "exit")) as [number | null];
      const seconds = (performance.now() - start) / 1000;
      if (code !== 3 && code !== 0) throw new Error(`replay ended with ${String(code)}`);
      return {
        exchanges: count,
        recordingMb: Math.round(bytes / 1e6),
        seconds: Math.round(seconds * 100) / 100,
        exchangesPerSecond: Math.round(count / seconds),
        peakMb: Math.round(Number(await readFile(peakFile, "utf8")) / 1024),
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Streamed replies in pieces of a few characters, as a real recording of the default suites has them. */
async function writeRecording(path: string, count: number): Promise<number> {
  const suites = loadSuites(defaultSuites);
  const options = { depth: "deep", seed: 1, maxRequests: 600, maxUsd: null, price: null, maxTimeMs: null, timeoutMs: 60_000, concurrency: 1, ratePerMinute: 60, only: [], skip: [], redactText: false } as const;
  const plan = planRun(suites, options);
  const endpoint: Endpoint = { baseUrl: "http://127.0.0.1:1/v1", protocol: "openai-chat", model: "bench", claim: "bench", provider: null, credential: { kind: "none" }, headers: {} };
  const codec = findCodec(endpoint.protocol);
  const file = createWriteStream(path);
  let bytes = 0;
  const write = async (value: unknown): Promise<void> => {
    const line = `${JSON.stringify(value)}\n`;
    bytes += line.length;
    if (!file.write(line)) await once(file, "drain");
  };
  await write({ ...composeHeader({ endpoint }, { options, plan, suites, references: [], startedAt: "2026-11-01T00:00:00.000Z" }), planned: count });
  for (let seq = 0; seq < count; seq += 1) {
    const planned = plan.steps[seq % plan.steps.length];
    if (planned === undefined) throw new Error("the plan is empty");
    const exchange: Exchange = {
      kind: "exchange", id: `e${seq + 1}`, seq, plannedAfter: null, side: "target", probe: planned.probe, step: planned.step.id, sample: planned.sample, fill: planned.fill, attempt: 1, final: true,
      request: codec.encodeRequest(endpoint, planned.step), startedAt: "2026-11-01T00:00:00.000Z", timing: { dnsMs: null, connectMs: null, tlsMs: null, headersMs: 40 },
      outcome: { kind: "response", status: 200, headers: [["content-type", "text/event-stream"]], chunks: streamChunks(seq, (planned.step.maxTokens ?? 20) > 40 ? 30 : 2), endMs: 900 },
    };
    await write(exchange);
  }
  await write({ kind: "closing", finishedAt: "2026-11-01T01:00:00.000Z", exchanges: count, stopped: "complete" });
  file.end();
  await once(file, "finish");
  return bytes;
}

function streamChunks(seq: number, pieces: number): { atMs: number; text: string }[] {
  const body = (delta: object, finish: string | null): string => `data: ${JSON.stringify({ id: `chatcmpl-${seq}`, object: "chat.completion.chunk", model: "bench", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const chunks = Array.from({ length: pieces }, (_, piece) => ({ atMs: 40 + piece * 20, text: body({ content: ` word${(seq * 7 + piece * 3) % 97}` }, null) }));
  return [...chunks, { atMs: 60 + pieces * 20, text: `${body({}, "stop")}data: {"id":"chatcmpl-${seq}","choices":[],"usage":{"prompt_tokens":20,"completion_tokens":${pieces},"total_tokens":${20 + pieces}}}\n\ndata: [DONE]\n\n` }];
}
