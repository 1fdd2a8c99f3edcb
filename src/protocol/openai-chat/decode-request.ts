/** Reads a request of the protocol back into a step; what cannot be read counts as not sent. */
import type { ConcreteStep, Message } from "../../model/concrete-step.js";
import type { Json, JsonObject } from "../../model/json.js";
import { isList, isObject, member } from "./members.js";
import { parseJson } from "./parse-json.js";
import { createProblemLog } from "./problem-log.js";
import { readContent } from "./read-content.js";

const known: ReadonlySet<string> = new Set([
  "logprobs", "max_completion_tokens", "max_tokens", "messages", "model", "seed", "stop", "stream", "stream_options", "temperature", "top_logprobs", "top_p",
]);
/** Messages read; probes have a handful, logs of long chats hundreds. */
const MESSAGES = 10_000;

/** Never throws. `id` is left empty: a body does not name its step. */
export function decodeRequest(body: string): ConcreteStep {
  const parsed = parseJson(body);
  const request: JsonObject = parsed.kind === "json" && isObject(parsed.value) ? parsed.value : {};
  const { system, messages } = readMessages(member(request, "messages"));
  const stop = member(request, "stop");
  return {
    id: "",
    system,
    messages,
    maxTokens: positive(integer(member(request, "max_tokens") ?? member(request, "max_completion_tokens"))),
    temperature: finite(member(request, "temperature")),
    topP: finite(member(request, "top_p")),
    stop: typeof stop === "string" ? [stop] : isList(stop) ? stop.filter((one) => typeof one === "string") : [],
    seed: integer(member(request, "seed")),
    stream: member(request, "stream") === true,
    topLogprobs: member(request, "logprobs") === true ? integer(member(request, "top_logprobs")) ?? 0 : null,
    native: Object.fromEntries(Object.entries(request).filter(([name]) => !known.has(name))),
  };
}

/** System and developer messages are joined, since a step has one; roles of tools are left out. */
function readMessages(given: Json | undefined): { readonly system: string | null; readonly messages: readonly Message[] } {
  const systems: string[] = [];
  const messages: Message[] = [];
  for (const entry of isList(given) ? given.slice(0, MESSAGES) : []) {
    const role = member(entry, "role");
    const content = readContent(entry, createProblemLog()).text;
    if (role === "system" || role === "developer") systems.push(content);
    else if (role === "user" || role === "assistant") messages.push({ role, content });
  }
  return { system: systems.length === 0 ? null : systems.join("\n\n"), messages };
}

function finite(value: Json | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function integer(value: Json | undefined): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}
