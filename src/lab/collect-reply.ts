/** Gathers an upstream's events into one body that is not streamed, or into the fault that came instead. */
import type { HeaderPair } from "../model/exchange.js";
import type { Json, JsonObject } from "../model/json.js";
import type { LogprobPosition } from "../model/transcript.js";
import { errorBody } from "./error-body.js";
import { frameReply, logprobsJson, usageJson, type ReplyFrame } from "./reply-shape.js";
import type { UpstreamEvent } from "./upstream.js";

export type Collected =
  | { readonly kind: "body"; readonly status: number; readonly headers: readonly HeaderPair[]; readonly body: Json; readonly id: string }
  | { readonly kind: "verbatim"; readonly status: number; readonly headers: readonly HeaderPair[]; readonly rest: AsyncIterable<UpstreamEvent> }
  | { readonly kind: "cut" | "reset" };

interface Gathered {
  text: string;
  reasoning: string;
  reason: string | null;
  readonly logprobs: LogprobPosition[];
}

export async function collectReply(events: AsyncIterable<UpstreamEvent>, own: ReplyFrame): Promise<Collected> {
  const choices = new Map<number, Gathered>();
  const choiceAt = (index: number): Gathered => {
    const known = choices.get(index) ?? { text: "", reasoning: "", reason: null, logprobs: [] };
    choices.set(index, known);
    return known;
  };
  let frame = own;
  let usage: JsonObject | null = null;
  const iterator = events[Symbol.asyncIterator]();
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    const event = next.value;
    switch (event.kind) {
      case "meta":
        frame = frameReply(frame, event);
        break;
      case "text": {
        const choice = choiceAt(event.choice);
        choice.text += event.text;
        choice.logprobs.push(...(event.logprobs ?? []));
        break;
      }
      case "reasoning":
        choiceAt(event.choice).reasoning += event.text;
        break;
      case "stop":
        choiceAt(event.choice).reason = event.reason;
        break;
      case "usage":
        usage = usageJson(event);
        break;
      case "error":
        await iterator.return?.();
        return { kind: "body", status: event.status, headers: event.headers, body: event.body, id: frame.id };
      case "head":
        return { kind: "verbatim", status: event.status, headers: event.headers, rest: { [Symbol.asyncIterator]: () => iterator } };
      case "bytes":
        break;
      case "cut":
      case "reset":
        await iterator.return?.();
        return { kind: event.kind };
    }
  }
  if (choices.size === 0) return { kind: "body", status: 500, headers: [], body: errorBody("The model gave no answer.", "server_error", null), id: frame.id };
  return { kind: "body", status: 200, headers: [], id: frame.id, body: completionBody(frame, choices, usage) };
}

function completionBody(frame: ReplyFrame, choices: ReadonlyMap<number, Gathered>, usage: JsonObject | null): Json {
  return {
    id: frame.id,
    object: "chat.completion",
    created: frame.created,
    model: frame.model,
    choices: [...choices.entries()].toSorted(([left], [right]) => left - right).map(([index, choice]) => ({
      index,
      message: { role: "assistant", content: choice.text, ...(choice.reasoning === "" ? {} : { reasoning_content: choice.reasoning }), refusal: null },
      logprobs: choice.logprobs.length === 0 ? null : logprobsJson(choice.logprobs),
      finish_reason: choice.reason,
    })),
    ...(usage === null ? {} : { usage }),
    ...frame.extra,
  };
}
