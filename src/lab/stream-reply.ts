/** Sends an upstream's events as server-sent events, each as soon as it comes. */
import type { ServerResponse } from "node:http";
import type { Json, JsonObject } from "../model/json.js";
import { frameReply, logprobsJson, usageJson, type ReplyFrame } from "./reply-shape.js";
import type { ChatRequest, UpstreamEvent } from "./upstream.js";
import { dropConnection, writeBytes, writeJson, writeVerbatim } from "./write-reply.js";

export interface StreamTarget {
  readonly response: ServerResponse;
  readonly signal: AbortSignal;
  /** Called right before text goes to the kernel, with the reply's id. */
  onText(id: string): void;
}

/** Headers go out with the first event, as hosts do that know only then whether the model answers. */
export async function streamReply(events: AsyncIterable<UpstreamEvent>, request: ChatRequest, own: ReplyFrame, target: StreamTarget): Promise<void> {
  const { response, signal } = target;
  let frame = own;
  const begun = new Set<number>();
  const send = async (text: string, leaving?: () => void): Promise<boolean> => {
    if (!response.headersSent) response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache", "X-Accel-Buffering": "no" });
    return writeBytes(response, text, signal, leaving);
  };
  const chunk = (choices: Json, more: JsonObject = {}): string =>
    `data: ${JSON.stringify({ id: frame.id, object: "chat.completion.chunk", created: frame.created, model: frame.model, choices, ...more, ...frame.extra })}\n\n`;
  const piece = (index: number, delta: JsonObject, finish: string | null, logprobs: Json = null): string => {
    const first = !begun.has(index);
    begun.add(index);
    const opening = first ? chunk([{ index, delta: { role: "assistant", content: "" }, logprobs: null, finish_reason: null }]) : "";
    return opening + chunk([{ index, delta, logprobs, finish_reason: finish }]);
  };
  const iterator = events[Symbol.asyncIterator]();
  try {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      const event = next.value;
      let open = true;
      switch (event.kind) {
        case "meta":
          frame = frameReply(frame, event);
          break;
        case "text": {
          open = await send(piece(event.choice, { content: event.text }, null, event.logprobs === undefined ? null : logprobsJson(event.logprobs)), () => target.onText(frame.id));
          break;
        }
        case "reasoning":
          open = await send(piece(event.choice, { reasoning_content: event.text }, null));
          break;
        case "stop":
          open = await send(piece(event.choice, {}, event.reason));
          break;
        case "usage":
          if (request.includeUsage) open = await send(chunk([], { usage: usageJson(event) }));
          break;
        case "error":
          if (!response.headersSent) return writeJson(response, event.status, event.headers, event.body);
          open = await send(`data: ${typeof event.body === "string" ? event.body : JSON.stringify(event.body)}\n\n`);
          break;
        case "head":
          return await writeVerbatim(response, event.status, event.headers, { [Symbol.asyncIterator]: () => iterator }, signal);
        case "bytes":
          break;
        case "cut":
        case "reset":
          if (!response.headersSent && event.kind === "cut") await send("");
          return dropConnection(response, event.kind);
      }
      if (!open) return;
    }
    if (await send("data: [DONE]\n\n")) response.end();
  } finally {
    await iterator.return?.();
  }
}
