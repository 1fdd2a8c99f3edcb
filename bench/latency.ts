/** How far the measured time to first token is from the lab's own clock, with one and with many streams at once. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { quantile } from "simple-statistics";
import { planInOrder } from "../src/judge/plan-in-order.js";
import type { Endpoint } from "../src/model/endpoint.js";
import type { Json } from "../src/model/json.js";
import type { Plan, PlannedStep } from "../src/model/plan.js";
import { findCodec } from "../src/pipeline/find-codec.js";
import { composeHeader } from "../src/pipeline/prepare-run.js";
import { transcribe } from "../src/pipeline/transcribe.js";
import { openRecording } from "../src/record/open-recording.js";
import { recordRun } from "../src/record/record-run.js";
import type { Benchmark } from "./benchmark.js";
import { measureLoopbackFloor } from "./loopback-floor.js";

const cli = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

/** One stream as fast as the lab can, which is the hard case for a clock; many at the pace of real hosts, or what is measured is the lab's own queue. */
const scenarioOf = (streams: number): string => (streams === 1 ? "honest" : "slow");
/** With the slow scenario's gaps about a third of a second a reply. */
const maxTokens = 20;

/** Requests a stream that are left out: connections are opened and code is compiled in them, on both sides. */
const warmUpRounds = 2;

interface Sent { readonly id: string; readonly receivedMs: number; readonly firstTextMs: number | null }

export const latency: Benchmark = {
  options: { streams: { type: "string", default: "1,32" }, requests: { type: "string", default: "1000" } },
  async run({ streams = "1,32", requests = "1000" }) {
    const ttftErrorMs: Record<string, Json> = {};
    for (const text of streams.split(",")) ttftErrorMs[text] = await measure(Number(text), Number(requests));
    const floor = await measureLoopbackFloor();
    return { ttftErrorMs, loopbackFloorMs: { p50: round(floor.p50), p99: round(floor.p99), samples: floor.samples } };
  },
};

/** The lab runs in a process of its own, as an endpoint does; only durations are compared, so no clock is shared. */
async function measure(streams: number, requests: number): Promise<Json> {
  const folder = await mkdtemp(join(tmpdir(), "ai-audit-bench-"));
  const lab = spawn(process.execPath, [cli, "lab", scenarioOf(streams)], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = (await once(createInterface({ input: lab.stdout }), "line")) as [string];
    const { url, model } = JSON.parse(line) as { url: string; model: string };
    const measured = await record(url, model, join(folder, "recording.jsonl"), streams, requests);
    const sent = new Map(((await (await fetch(new URL("/lab/sent", url))).json()) as Sent[]).map((entry) => [entry.id, entry]));
    const errors = measured.flatMap(({ id, firstTextMs }) => {
      const entry = sent.get(id);
      return entry?.firstTextMs == null ? [] : [Math.abs(firstTextMs - (entry.firstTextMs - entry.receivedMs))];
    });
    return { scenario: scenarioOf(streams), p50: round(quantile(errors, 0.5)), p99: round(quantile(errors, 0.99)), max: round(Math.max(...errors)), samples: errors.length };
  } finally {
    lab.kill("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  }
}

async function record(url: string, model: string, path: string, streams: number, requests: number): Promise<{ id: string; firstTextMs: number }[]> {
  const endpoint: Endpoint = { baseUrl: url, protocol: "openai-chat", model, claim: model, provider: null, credential: { kind: "none" }, headers: {} };
  const codec = findCodec(endpoint.protocol);
  const steps = Array.from({ length: requests }, (_, seq): PlannedStep => ({
    seq, probe: { suite: "bench", id: "stream", version: 1, cell: "only", wordingDigest: "" }, sample: seq, fill: {}, alone: false,
    step: { id: "ask", system: null, messages: [{ role: "user", content: `Write about 40 words on harbour ${seq}.` }], maxTokens, temperature: null, topP: null, stop: [], seed: null, stream: true, topLogprobs: null, native: {} },
  }));
  const plan: Plan = { depth: "deep", seed: 1, steps, coverage: [], skipped: [] };
  const options = { depth: "deep", seed: 1, maxRequests: requests, maxUsd: null, price: null, maxTimeMs: null, timeoutMs: 60_000, concurrency: streams, ratePerMinute: 1e6, only: [], skip: [], redactText: false } as const;
  const header = composeHeader({ endpoint }, { options, plan, suites: [], references: [], startedAt: new Date().toISOString() });
  const { fatal } = await recordRun({ header, endpoint, planner: planInOrder(plan), codec, path, secrets: {}, resume: false });
  if (fatal !== null) throw fatal;
  const measured: { id: string; firstTextMs: number }[] = [];
  for await (const { exchange, reply } of transcribe((await openRecording(path)).exchanges, codec)) {
    if (exchange.seq < streams * warmUpRounds) continue;
    const first = reply?.deltas.find(({ kind, text }) => kind === "text" && text !== "");
    if (reply?.id != null && first?.atMs != null) measured.push({ id: reply.id, firstTextMs: first.atMs });
  }
  return measured;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
