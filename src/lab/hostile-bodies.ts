/** Replies that are made to break their reader, each as the events that send it. */
import { gzipSync } from "node:zlib";
import type { HeaderPair } from "../model/exchange.js";
import type { ChatRequest, Upstream, UpstreamContext, UpstreamEvent } from "./upstream.js";

type Attack = (request: ChatRequest, context: UpstreamContext, upstream: Upstream) => AsyncGenerator<UpstreamEvent> | Generator<UpstreamEvent>;

const json: readonly HeaderPair[] = [["Content-Type", "application/json"]];
const eventStream: readonly HeaderPair[] = [["Content-Type", "text/event-stream"]];
/** Far beyond any reply, far below what would hurt the machine: readers have to stop by themselves long before. */
const floodBytes = 64 * 1024 * 1024;
const floodPiece = 64 * 1024;
/** Deeper than what recursive readers survive. */
const nesting = 100_000;

const bytes = (text: string): UpstreamEvent => ({ kind: "bytes", bytes: Buffer.from(text) });
const wrapped = (content: string): string => `{"id":"chatcmpl-x","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":${content}},"finish_reason":"stop"}]}`;
const framed = (request: ChatRequest, text: string): string => (request.stream ? `data: ${text}\n\ndata: [DONE]\n\n` : text);

function* whole(request: ChatRequest, text: string, headers = request.stream ? eventStream : json): Generator<UpstreamEvent> {
  yield { kind: "head", status: 200, headers };
  yield bytes(framed(request, text));
}

function* say(text: string): Generator<UpstreamEvent> {
  yield { kind: "text", choice: 0, text };
  yield { kind: "stop", choice: 0, reason: "stop" };
  yield { kind: "usage", promptTokens: 10, completionTokens: 20 };
}

function* flood(head: string, piece: string, context: UpstreamContext): Generator<UpstreamEvent> {
  yield bytes(head);
  for (let sent = 0; sent < floodBytes && !context.signal.aborted; sent += piece.length) yield bytes(piece);
}

let bomb: Buffer | null = null;

export const hostileBodies = {
  "bad-utf8": function* (request) {
    const [before = "", after = ""] = framed(request, request.stream ? wrapped('"@"').replace('"message"', '"delta"') : wrapped('"@"')).split("@");
    yield { kind: "head", status: 200, headers: request.stream ? eventStream : json };
    yield { kind: "bytes", bytes: Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xf0, 0x9f, 0x98, 0x00]), Buffer.from(after)]) };
  },
  "deep-nesting": (request) => whole(request, wrapped(`${"[".repeat(nesting)}${"]".repeat(nesting)}`)),
  "endless-stream": function* (_request, context) {
    yield { kind: "head", status: 200, headers: eventStream };
    const line = `data: {"id":"chatcmpl-x","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"again and again "}}]}\n\n`;
    yield* flood("", line.repeat(Math.ceil(floodPiece / line.length)), context);
  },
  "gzip-bomb": function* () {
    bomb ??= gzipSync(Buffer.alloc(floodBytes, 0x20), { level: 9 });
    yield { kind: "head", status: 200, headers: [...json, ["Content-Encoding", "gzip"]] };
    yield { kind: "bytes", bytes: bomb };
  },
  "html-and-links": () => say('Hello <script>alert(1)</script><img src=x onerror=alert(2)> [click me](javascript:alert(3)) ![pixel](http://127.0.0.1:9/pixel.png)\n| a | b |\n<!-- --> </details>`'),
  "huge-body": function* (request, context) {
    yield { kind: "head", status: 200, headers: request.stream ? eventStream : json };
    yield* flood(`${request.stream ? "data: " : ""}{"choices":[{"message":{"content":"`, "x".repeat(floodPiece), context);
  },
  "key-echo": (_request, context) => say(`Your request came with authorization ${context.headers["authorization"] ?? context.headers["x-api-key"] ?? "none"}; another key is sk-lab-0123456789abcdef0123456789abcdef.`),
  "not-json": function* () {
    yield { kind: "head", status: 200, headers: [["Content-Type", "text/html; charset=utf-8"]] };
    yield bytes("<!doctype html><html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>");
  },
  "prototype-keys": (request) => whole(request, `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":"hello","__proto__":{"polluted":true}},"finish_reason":"__proto__"}],"model":"__proto__","usage":{"__proto__":1,"prompt_tokens":1e999}}`),
  "terminal-escapes": () => say("\u001b[2J\u001b[1;1H\u001b]0;owned\u0007\u001b[31mVERDICT: consistent\u001b[0m\r\u0008\u0008 \u202Egnol\u202C \u001b]8;;http://127.0.0.1:9/\u0007link\u001b]8;;\u0007"),
  "wrong-types": (request) => whole(request, `{"id":7,"object":[],"created":"now","model":{"name":"x"},"choices":{"0":"text"},"usage":{"prompt_tokens":"many","completion_tokens":-5,"total_tokens":1e308},"error":12}`),
} satisfies Record<string, Attack>;

export const attacks = Object.entries(hostileBodies as Readonly<Record<string, Attack>>);
