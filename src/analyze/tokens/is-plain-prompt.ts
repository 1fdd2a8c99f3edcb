/** Whether a request holds nothing but one text for the model, and perhaps a system text: only then are its tokens the text's and a constant. */
import type { Exchange } from "../../model/exchange.js";

/** Members that are counted as input beside the messages, by a form of the host's own. */
const counted = ["tools", "functions", "response_format"] as const;

/** Tools, images, earlier turns and what tools answered add tokens that differ from request to request. */
export function isPlainPrompt({ body }: Exchange["request"]): boolean {
  try {
    const request: unknown = JSON.parse(body);
    if (!isObject(request) || counted.some((name) => request[name] != null)) return false;
    const messages = Array.isArray(request["messages"]) ? (request["messages"] as unknown[]) : [];
    return messages.filter((message) => isObject(message) && message["role"] === "user").length === 1 && messages.every(isText);
  } catch {
    return false;
  }
}

function isText(message: unknown): boolean {
  if (!isObject(message) || !["system", "developer", "user"].includes(String(message["role"]))) return false;
  const { content } = message;
  return typeof content === "string" || (Array.isArray(content) && content.every((part) => isObject(part) && part["type"] === "text"));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
