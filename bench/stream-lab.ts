/** Asks a lab upstream the steps of a plan as streams, without a socket or a clock: an event for every piece that the upstream gives. */
import { createContext } from "../src/lab/ask-upstream.js";
import { readChatRequest } from "../src/lab/read-chat-request.js";
import { logprobsJson, usageJson } from "../src/lab/reply-shape.js";
import type { Upstream, UpstreamEvent } from "../src/lab/upstream.js";
import type { Codec } from "../src/model/codec.js";
import type { Endpoint } from "../src/model/endpoint.js";
import type { Exchange, Outcome } from "../src/model/exchange.js";
import type { Json } from "../src/model/json.js";
import type { PlannedStep } from "../src/model/plan.js";

/** What a gateway makes of the texts of a stream. */
export type Rechunk = (pieces: readonly string[]) => readonly string[];

export async function* streamLab(upstream: Upstream, steps: readonly PlannedStep[], codec: Codec, endpoint: Endpoint, seed: number, rechunk: Rechunk | null = null): AsyncGenerator<Exchange> {
  for (const planned of steps) {
    const request = codec.encodeRequest(endpoint, planned.step);
    const read = readChatRequest(JSON.parse(request.body) as Json);
    const events: UpstreamEvent[] = [];
    if ("request" in read) {
      for await (const event of upstream.answer(read.request, createContext(seed, planned.seq, new AbortController().signal, () => Promise.resolve()))) events.push(event);
    }
    yield {
      kind: "exchange", id: `e${planned.seq + 1}`, seq: planned.seq, plannedAfter: null, side: "target", probe: planned.probe, step: planned.step.id, sample: planned.sample,
      fill: planned.fill, attempt: 1, final: true, request, startedAt: "2026-11-01T00:00:00.000Z", timing: null, outcome: toOutcome(rechunk === null ? events : mergeTexts(events, rechunk)),
    };
  }
}

function toOutcome(events: readonly UpstreamEvent[]): Outcome {
  const [first] = events;
  const respond = (status: number, texts: readonly string[]): Outcome => ({
    kind: "response", status, headers: [["content-type", status === 200 ? "text/event-stream" : "application/json"]], chunks: texts.map((text, at) => ({ atMs: at, text })), endMs: texts.length,
  });
  if (first?.kind === "error") return respond(first.status, [JSON.stringify(first.body)]);
  return respond(200, [...events.flatMap(toJson).map((body) => `data: ${JSON.stringify(body)}\n\n`), "data: [DONE]\n\n"]);
}

function toJson(event: UpstreamEvent): Json[] {
  switch (event.kind) {
    case "text": return [{ choices: [{ index: event.choice, delta: { content: event.text }, logprobs: event.logprobs === undefined ? null : logprobsJson(event.logprobs), finish_reason: null }] }];
    case "stop": return [{ choices: [{ index: event.choice, delta: {}, finish_reason: event.reason }] }];
    case "usage": return [{ choices: [], usage: usageJson(event) }];
    default: return [];
  }
}

function mergeTexts(events: readonly UpstreamEvent[], rechunk: Rechunk): UpstreamEvent[] {
  const texts = events.flatMap((event) => (event.kind === "text" ? [event.text] : []));
  return [...rechunk(texts).map((text): UpstreamEvent => ({ kind: "text", choice: 0, text })), ...events.filter(({ kind }) => kind !== "text")];
}
