/** Records a run against a lab upstream in memory and in virtual time: the same bytes as over a socket, without waiting. */
import type { ServerResponse } from "node:http";
import { completionId, createContext } from "../src/lab/ask-upstream.js";
import { readChatRequest } from "../src/lab/read-chat-request.js";
import { streamReply } from "../src/lab/stream-reply.js";
import type { Upstream } from "../src/lab/upstream.js";
import { writeJson } from "../src/lab/write-reply.js";
import type { Codec } from "../src/model/codec.js";
import type { Endpoint } from "../src/model/endpoint.js";
import type { Chunk, Exchange, HeaderPair, Outcome } from "../src/model/exchange.js";
import type { Json } from "../src/model/json.js";
import type { Planner } from "../src/model/planner.js";
import { PlanQueue } from "../src/record/plan-queue.js";
import { planRetry } from "../src/record/retry-policy.js";

export interface VirtualRun {
  readonly upstream: Upstream;
  readonly endpoint: Endpoint;
  readonly planner: Planner;
  readonly codec: Codec;
  readonly seed: number;
  readonly maxRequests: number;
}

/** The time that a reply takes on the wire when nothing else does. */
const wireMs = 0.4;

export async function recordVirtually({ upstream, endpoint, planner, codec, seed, maxRequests }: VirtualRun): Promise<Exchange[]> {
  const queue = new PlanQueue(planner);
  const exchanges: Exchange[] = [];
  let index = 0;
  for (let entry = queue.next(); entry !== undefined && exchanges.length < maxRequests; entry = queue.next()) {
    const { planned, plannedAfter } = entry;
    const request = codec.encodeRequest(endpoint, planned.step);
    for (let attempt = 1; exchanges.length < maxRequests; attempt += 1) {
      const outcome = await answer(upstream, request.body, seed, index++);
      const final = planRetry(outcome, attempt, 0.5, 0) === null || exchanges.length + 1 >= maxRequests;
      const exchange: Exchange = {
        kind: "exchange", id: attempt === 1 ? `e${planned.seq + 1}` : `e${planned.seq + 1}.${attempt}`, seq: planned.seq, plannedAfter, side: "target",
        probe: planned.probe, step: planned.step.id, sample: planned.sample, fill: planned.fill, attempt, final, request,
        startedAt: "2026-11-01T00:00:00.000Z", timing: { dnsMs: null, connectMs: null, tlsMs: null, headersMs: outcome.kind === "response" ? outcome.chunks[0]?.atMs ?? outcome.endMs : null }, outcome,
      };
      exchanges.push(exchange);
      if (!final) continue;
      queue.finish(exchange);
      break;
    }
  }
  return exchanges;
}

/** What the lab's server writes to, keeping it with the virtual time it was written at. */
class MemoryResponse {
  headersSent = false;
  destroyed = false;
  status = 0;
  headers: HeaderPair[] = [];
  readonly chunks: Chunk[] = [];
  dropped: "cut" | "reset" | null = null;
  readonly socket = { uncork: (): void => undefined, end: (): void => { this.dropped = "cut"; }, resetAndDestroy: (): void => { this.dropped = "reset"; } };

  constructor(private readonly now: () => number) {}

  writeHead(status: number, headers: Readonly<Record<string, string>> | readonly string[]): this {
    this.headersSent = true;
    this.status = status;
    const flat = Array.isArray(headers) ? headers as readonly string[] : Object.entries(headers as Readonly<Record<string, string>>).flat();
    this.headers = Array.from({ length: flat.length / 2 }, (_, pair): HeaderPair => [flat[pair * 2] ?? "", flat[pair * 2 + 1] ?? ""]);
    return this;
  }

  write(bytes: string | Uint8Array): boolean {
    this.chunks.push({ atMs: this.now(), text: typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8") });
    return true;
  }

  end(bytes?: string | Uint8Array): void {
    if (bytes !== undefined) this.write(bytes);
  }

  destroy(): void { this.destroyed = true; }
}

async function answer(upstream: Upstream, body: string, seed: number, index: number): Promise<Outcome> {
  let clockMs = wireMs;
  const response = new MemoryResponse(() => Math.round(clockMs * 1000) / 1000);
  const asServer = response as unknown as ServerResponse;
  const read = readChatRequest(JSON.parse(body) as Json);
  const { signal } = new AbortController();
  if ("error" in read) writeJson(asServer, 400, [], read.error);
  else {
    const wait = (durationMs: number): Promise<void> => { clockMs += durationMs; return Promise.resolve(); };
    const frame = { id: completionId(seed, index), created: 1_793_000_000, model: read.request.model, extra: {} };
    await streamReply(upstream.answer(read.request, createContext(seed, index, signal, wait)), read.request, frame, { response: asServer, signal, onText: () => undefined });
  }
  const arrived = { status: response.status, headers: response.headers, chunks: response.chunks, endMs: clockMs };
  if (response.dropped === null) return { kind: "response", ...arrived };
  return { kind: "failure", reason: response.dropped, message: "the connection ended", atMs: clockMs, ...(response.headersSent ? { partial: arrived } : {}) };
}
