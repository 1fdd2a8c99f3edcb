/** A past exchange of which only the prompt and the reply's text are left: no model's name, provider, meter or stop reason tells two logs apart. */
import type { Exchange } from "../src/model/exchange.js";
import type { Json } from "../src/model/json.js";
import { isList, member } from "../src/protocol/openai-chat/members.js";
import type { LabelledLine } from "./read-labelled.js";

/** Null where the reply has no text. */
export function toTextExchange({ request, response }: LabelledLine, seq: number): Exchange | null {
  const text = readText(response);
  return text === null ? null : {
    kind: "exchange", id: `l${seq + 1}`, seq, plannedAfter: null, side: "target", probe: null, step: "logged", sample: 0, fill: {}, attempt: 1, final: true,
    request: { method: "POST", url: "", headers: [], body: JSON.stringify({ model: "m", messages: request["messages"] ?? [] }) },
    startedAt: null, timing: null,
    outcome: { kind: "logged", body: { object: "chat.completion", model: "m", choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }] } },
  };
}

function readText(response: Json): string | null {
  const choices = member(response, "choices");
  const content = isList(choices) ? member(member(choices[0], "message"), "content") : undefined;
  return typeof content === "string" && content.trim() !== "" ? content : null;
}
