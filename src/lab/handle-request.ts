/** One HTTP request to the lab: routes it, reads it, and has it answered. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Json } from "../model/json.js";
import { completionId, createContext } from "./ask-upstream.js";
import { collectReply } from "./collect-reply.js";
import { errorBody } from "./error-body.js";
import { readChatRequest } from "./read-chat-request.js";
import { monotonicMs, type SentLog } from "./sent-log.js";
import { streamReply } from "./stream-reply.js";
import type { Upstream } from "./upstream.js";
import { waitBetween } from "./wait-between.js";
import { dropConnection, writeJson, writeVerbatim } from "./write-reply.js";

export interface LabState {
  readonly upstream: Upstream;
  /** The model on offer. */
  readonly model: string;
  readonly seed: number;
  readonly sentLog: SentLog;
  /** Aborted when the lab closes. */
  readonly closing: AbortSignal;
  nextIndex(): number;
}

/** Prompts of 4 MB are longer than any context window that is audited. */
const maximalBodyBytes = 4 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > maximalBodyBytes) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const invalid = (message: string): Json => errorBody(message, "invalid_request_error", null);

export async function handleRequest(state: LabState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const receivedMs = monotonicMs();
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  if (request.method === "POST" && path === "/v1/chat/completions") return answerChat(state, request, response, receivedMs);
  request.resume();
  if (request.method === "GET") {
    const card = { id: state.model, object: "model", created: 1_760_000_000, owned_by: "lab" };
    if (path === "/v1/models") return writeJson(response, 200, [], { object: "list", data: [card] });
    if (path === `/v1/models/${encodeURIComponent(state.model)}`) return writeJson(response, 200, [], card);
    // Outside /v1, so that no audit comes across it: the true send times, for benches in another process.
    if (path === "/lab/sent") return writeJson(response, 200, [], state.sentLog.all().map((entry) => ({ ...entry })));
    if (path.startsWith("/lab/sent/")) {
      const entry = state.sentLog.find(decodeURIComponent(path.slice("/lab/sent/".length)));
      return entry === null ? writeJson(response, 404, [], invalid("No such reply.")) : writeJson(response, 200, [], { ...entry });
    }
  }
  writeJson(response, 404, [], invalid(`Invalid URL (${request.method ?? "GET"} ${path})`));
}

async function answerChat(state: LabState, incoming: IncomingMessage, response: ServerResponse, receivedMs: number): Promise<void> {
  const text = await readBody(incoming);
  if (text === null) {
    response.setHeader("Connection", "close");
    return writeJson(response, 413, [], invalid(`The request body is larger than ${maximalBodyBytes} bytes.`));
  }
  const body = parse(text);
  if (body === undefined) return writeJson(response, 400, [], invalid("We could not parse the JSON body of your request."));
  const read = readChatRequest(body);
  if ("error" in read) return writeJson(response, 400, [], read.error);
  const { request } = read;
  if (request.model !== state.model) {
    return writeJson(response, 404, [], errorBody(`The model '${request.model.slice(0, 200)}' does not exist or you do not have access to it.`, "invalid_request_error", "model_not_found", "model"));
  }
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const signal = AbortSignal.any([gone.signal, state.closing]);
  const index = state.nextIndex();
  const frame = { id: completionId(state.seed, index), created: Math.floor(Date.now() / 1000), model: request.model, extra: {} };
  state.sentLog.received(frame.id, receivedMs);
  const headers = Object.fromEntries(Object.entries(incoming.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  const context = createContext(state.seed, index, signal, (durationMs) => waitBetween(durationMs, signal), headers);
  const events = state.upstream.answer(request, context);
  if (request.stream) {
    return streamReply(events, request, frame, { response, signal, onText: (id) => state.sentLog.sentText(id, monotonicMs()) });
  }
  const collected = await collectReply(events, frame);
  if (signal.aborted) return;
  switch (collected.kind) {
    case "body":
      state.sentLog.sentText(collected.id, monotonicMs());
      return writeJson(response, collected.status, collected.headers, collected.body);
    case "verbatim":
      return writeVerbatim(response, collected.status, collected.headers, collected.rest, signal);
    case "cut":
    case "reset":
      return dropConnection(response, collected.kind);
  }
}
