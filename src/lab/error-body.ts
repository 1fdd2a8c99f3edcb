/** Error bodies in the form that OpenAI's API has them. */
import type { JsonObject } from "../model/json.js";

export function errorBody(message: string, type: string, code: string | null, parameter: string | null = null): JsonObject {
  return { error: { message, type, param: parameter, code } };
}
