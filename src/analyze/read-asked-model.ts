/** The model that a request asks for; a step does not carry it. */
import type { Exchange } from "../model/exchange.js";
import { keepText } from "./keep-text.js";

const MODEL_CHARACTERS = 120;

/** Empty where the body names none. */
export function readAskedModel({ body }: Exchange["request"]): string {
  try {
    const request: unknown = JSON.parse(body);
    const model = request !== null && typeof request === "object" ? (request as Readonly<Record<string, unknown>>)["model"] : undefined;
    return typeof model === "string" ? keepText(model, MODEL_CHARACTERS) : "";
  } catch {
    return "";
  }
}
