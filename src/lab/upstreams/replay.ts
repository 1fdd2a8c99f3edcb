/** The upstream that repeats what was recorded: the reply of a recording or a log to the same conversation. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { AuditError } from "../../model/audit-error.js";
import { exchangeSchema } from "../../model/exchange.js";
import type { Json, JsonObject } from "../../model/json.js";
import { logLineSchema } from "../../model/log-line.js";
import { openaiChat } from "../../protocol/openai-chat.js";
import type { ChatRequest, Upstream, UpstreamEvent } from "../upstream.js";
import { eventsOf } from "./body-events.js";

/** A recorded reply: its body and, where a recording knows it, its status. */
interface Recorded { readonly status: number; readonly body: Json }

/** Text is streamed in pieces of about a token. */
const piece = /\s*\S{1,6}/gu;

export async function replayUpstream(path: string): Promise<Upstream> {
  if (!existsSync(path)) throw new AuditError("bad-input", `--upstream replay:${path}: there is no such file`, "Give a recording.jsonl or a LOG, plain or gzip.");
  const { replies, model } = await readReplies(path);
  if (replies.size === 0) throw new AuditError("bad-input", `--upstream replay:${path}: holds no exchange`, "Give a recording.jsonl or a LOG, plain or gzip.");
  const turns = new Map<string, number>();
  return {
    id: "replay",
    model,
    truth: { upstream: "replay", model, prompts: replies.size },
    prepare: () => Promise.resolve(),
    close: () => Promise.resolve(),
    async *answer(request: ChatRequest, context) {
      await context.wait(0);
      const key = keyOf(request.messages);
      const recorded = replies.get(key);
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      const reply = recorded?.[turn % recorded.length];
      if (reply === undefined) yield { kind: "error", status: 404, headers: [], body: { error: { message: "This conversation is not in the recording.", type: "invalid_request_error", param: "messages", code: "not_recorded" } } };
      else if (reply.status !== 200) yield { kind: "error", status: reply.status, headers: [], body: reply.body };
      else for (const event of eventsOf(reply.body)) yield* cutToPieces(event);
    },
  };
}

function* cutToPieces(event: UpstreamEvent): Generator<UpstreamEvent> {
  if (event.kind !== "text") { yield event; return; }
  const pieces = event.text.match(piece) ?? [];
  const rest = event.text.slice(pieces.join("").length);
  for (const text of rest === "" ? pieces : [...pieces, rest]) yield { kind: "text", choice: event.choice, text };
}

async function readReplies(path: string): Promise<{ replies: Map<string, Recorded[]>; model: string }> {
  const replies = new Map<string, Recorded[]>();
  let model = "recorded";
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === "") continue;
    const row = readRow(line, `${path}:${number}`);
    if (row === null) continue;
    const request = row.request as { model?: unknown; messages?: unknown };
    if (model === "recorded" && typeof request.model === "string") model = request.model;
    const key = keyOf(Array.isArray(request.messages) ? (request.messages as ChatRequest["messages"]) : []);
    replies.set(key, [...(replies.get(key) ?? []), row.reply]);
  }
  return { replies, model };
}

/** null for lines of a recording that hold no reply. Throws AuditError naming the line otherwise. */
function readRow(line: string, place: string): { request: unknown; reply: Recorded } | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new AuditError("bad-input", `${place}: not JSON`, "Give a recording.jsonl or a LOG, plain or gzip.");
  }
  const { kind } = value as { kind?: unknown };
  if (kind === "header" || kind === "closing") return null;
  if (kind === "exchange") return readExchange(exchangeSchema.parse(value));
  const log = logLineSchema.safeParse(value);
  if (!log.success) throw new AuditError("bad-input", `${place}: neither an exchange nor a LOG line`, "Give a recording.jsonl or a LOG, plain or gzip.");
  return { request: log.data.request, reply: { status: isError(log.data.response) ? 400 : 200, body: log.data.response } };
}

function readExchange({ request, outcome, final }: ReturnType<typeof exchangeSchema.parse>): { request: unknown; reply: Recorded } | null {
  if (outcome.kind === "failure" || !final) return null;
  const asked = JSON.parse(request.body) as unknown;
  if (outcome.kind === "logged") return { request: asked, reply: { status: 200, body: outcome.body } };
  const { text, status, raw } = { ...decode(outcome), status: outcome.status };
  return { request: asked, reply: { status, body: status === 200 ? text : raw } };
}

/** A streamed reply is put together again as one body. */
function decode(outcome: Parameters<typeof openaiChat.decodeResponse>[0]): { text: JsonObject; raw: Json } {
  const reply = openaiChat.decodeResponse(outcome);
  return {
    raw: reply.raw,
    text: {
      ...(reply.id !== null && { id: reply.id }),
      ...(reply.reportedModel !== null && { model: reply.reportedModel }),
      choices: reply.choices.map((choice, index) => ({ index, message: { role: "assistant", content: choice.text, ...(choice.reasoning !== "" && { reasoning: choice.reasoning }) }, finish_reason: choice.stop?.raw ?? null })),
      ...(reply.usage !== null && { usage: reply.usage.raw }),
    },
  };
}

function isError(body: Json): boolean {
  return body !== null && typeof body === "object" && "error" in body && !("choices" in body);
}

function keyOf(messages: ChatRequest["messages"]): string {
  return createHash("sha256").update(JSON.stringify(messages.map(({ role, content }) => [role, content]))).digest("hex");
}
