/** The upstream that is somebody else's endpoint: the lab in front of it is a reseller. */
import { request as httpRequest } from "undici";
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { AuditError } from "../../model/audit-error.js";
import type { HeaderPair } from "../../model/exchange.js";
import type { Json, JsonObject } from "../../model/json.js";
import type { ChatRequest, Upstream, UpstreamContext, UpstreamEvent } from "../upstream.js";
import { eventsOf } from "./body-events.js";

/** Headers of the client that reach the upstream: its key and nothing that names the lab. */
const forwarded = ["authorization", "x-api-key", "api-key"];
const slowestMs = 300_000;

/** `url` ends in /v1, or holds `#model` to ask for another model than the client names. Redirects are not followed. */
export function httpUpstream(url: string): Upstream {
  if (!URL.canParse(url)) throw new AuditError("bad-input", `--upstream: "${url}" is not a URL`, "Give http:https://host/v1, or http:https://host/v1#model.");
  const { hash } = new URL(url);
  const base = url.replace(/#.*$/, "").replace(/\/+$/, "");
  const model = hash === "" ? null : decodeURIComponent(hash.slice(1));
  return {
    id: "http",
    model: model ?? "upstream",
    truth: { upstream: "http", url: base, model },
    prepare: () => Promise.resolve(),
    close: () => Promise.resolve(),
    answer: (request, context) => answer(`${base}/chat/completions`, model, request, context),
  };
}

async function* answer(url: string, model: string | null, request: ChatRequest, context: UpstreamContext): AsyncGenerator<UpstreamEvent> {
  const { statusCode, headers, body } = await httpRequest(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...clientHeaders(context.headers) },
    body: JSON.stringify(toBody(request, model)),
    signal: context.signal,
    headersTimeout: slowestMs,
    bodyTimeout: slowestMs,
  });
  const type = String(headers["content-type"] ?? "");
  if (statusCode !== 200) {
    const pairs = Object.entries(headers).flatMap(([name, value]): HeaderPair[] => (/^(retry-after|content-type|x-)/.test(name) && value !== undefined ? [[name, String(value)]] : []));
    yield { kind: "error", status: statusCode, headers: pairs, body: parse(await body.text()) };
    return;
  }
  if (!type.includes("text/event-stream")) {
    yield* eventsOf(parse(await body.text()));
    return;
  }
  yield* readStream(body);
}

async function* readStream(body: AsyncIterable<Uint8Array>): AsyncGenerator<UpstreamEvent> {
  const ready: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => { ready.push(event); } });
  const decoder = new TextDecoder();
  let named = false;
  for await (const bytes of body) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    for (const { data } of ready.splice(0)) {
      if (data.trim() === "[DONE]") return;
      const events = [...eventsOf(parse(data))];
      // One `meta` a reply: the lab's own framing repeats it for every piece.
      yield* named ? events.filter(({ kind }) => kind !== "meta") : events;
      named = true;
    }
  }
  yield { kind: "cut" };
}

/** Members that misbehaviours may have changed, over what the client sent. */
function toBody(request: ChatRequest, model: string | null): JsonObject {
  return {
    ...request.body,
    model: model ?? request.model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    ...(request.maxTokens !== null && { max_tokens: request.maxTokens }),
    ...(request.temperature !== null && { temperature: request.temperature }),
  };
}

function clientHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(forwarded.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
