/** An OpenAI body, or one event of its stream, as the events of an upstream. */
import type { Json, JsonObject } from "../../model/json.js";
import type { UpstreamEvent } from "../upstream.js";

/** Members that the lab writes itself. */
const own = new Set(["id", "object", "created", "model", "choices", "usage"]);

export function* eventsOf(body: Json): Generator<UpstreamEvent> {
  if (!isObject(body)) { yield { kind: "error", status: 502, headers: [], body: { error: { message: "The upstream sent no JSON object.", type: "upstream_error", param: null, code: null } } }; return; }
  if (isObject(body.error) && !Array.isArray(body.choices)) { yield { kind: "error", status: 400, headers: [], body }; return; }
  yield {
    kind: "meta",
    ...(typeof body.id === "string" && { id: body.id }),
    ...(typeof body.model === "string" && { model: body.model }),
    extra: Object.fromEntries(Object.entries(body).filter(([name]) => !own.has(name))),
  };
  for (const [position, choice] of (Array.isArray(body.choices) ? (body.choices as Json[]) : []).entries()) {
    if (isObject(choice)) yield* choiceEvents(choice, typeof choice.index === "number" ? choice.index : position);
  }
  if (isObject(body.usage)) {
    const count = (value: Json | undefined): number => (typeof value === "number" ? value : 0);
    yield { kind: "usage", promptTokens: count(body.usage.prompt_tokens), completionTokens: count(body.usage.completion_tokens), raw: body.usage };
  }
  // What stopped an answer midway stands in the choice of a whole body, and ends a stream.
  const stopped = (Array.isArray(body.choices) ? (body.choices as Json[]) : []).find((choice) => isObject(choice) && isObject(choice.error));
  if (isObject(stopped) && stopped.error !== undefined) yield { kind: "error", status: 400, headers: [], body: { error: stopped.error } };
}

function* choiceEvents(choice: JsonObject, index: number): Generator<UpstreamEvent> {
  const message = isObject(choice.message) ? choice.message : isObject(choice.delta) ? choice.delta : {};
  const reasoning = message.reasoning ?? message.reasoning_content;
  if (typeof reasoning === "string" && reasoning !== "") yield { kind: "reasoning", choice: index, text: reasoning };
  if (typeof message.content === "string" && message.content !== "") yield { kind: "text", choice: index, text: message.content };
  if (isObject(choice.error)) return;
  if (isObject(choice.message) || (choice.finish_reason !== null && choice.finish_reason !== undefined)) yield { kind: "stop", choice: index, reason: typeof choice.finish_reason === "string" ? choice.finish_reason : null };
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
