/** Reads and checks the body of a chat request as a strict host would. */
import { z } from "zod";
import type { Json, JsonObject } from "../model/json.js";
import { errorBody } from "./error-body.js";
import type { ChatRequest } from "./upstream.js";

const contentSchema = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).transform((parts) => parts.map((part) => part.text ?? "").join("")),
  z.null().transform(() => ""),
]);

const bodySchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({
    role: z.enum(["system", "developer", "user", "assistant", "tool"]),
    content: contentSchema.optional(),
  })).min(1).max(2048),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  seed: z.int().nullish(),
  n: z.int().min(1).max(8).nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  logit_bias: z.record(z.string().regex(/^\d{1,7}$/), z.number().min(-100).max(100)).nullish(),
});

export type ReadResult = { readonly request: ChatRequest } | { readonly error: JsonObject };

const refuse = (message: string, parameter: string | null): ReadResult => ({ error: errorBody(message, "invalid_request_error", null, parameter) });

/** Never throws: what is wrong becomes the body of a 400. */
export function readChatRequest(body: Json): ReadResult {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return refuse("The request body must be a JSON object.", null);
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.map(String).join(".") ?? "";
    return refuse(`Invalid value for '${place}': ${issue?.message ?? "not accepted"}.`, place === "" ? null : place);
  }
  const { data } = parsed;
  if (typeof data.top_logprobs === "number" && data.logprobs !== true) return refuse("'top_logprobs' is only allowed when 'logprobs' is true.", "top_logprobs");
  const stream = data.stream === true;
  return {
    request: {
      model: data.model,
      messages: data.messages.map((message) => ({ role: message.role === "developer" ? "system" : message.role, content: message.content ?? "" })),
      stream,
      includeUsage: !stream || data.stream_options?.include_usage === true,
      maxTokens: data.max_completion_tokens ?? data.max_tokens ?? null,
      temperature: data.temperature ?? null,
      topP: data.top_p ?? null,
      stop: typeof data.stop === "string" ? [data.stop] : data.stop ?? [],
      seed: data.seed ?? null,
      choices: data.n ?? 1,
      topLogprobs: data.logprobs === true ? data.top_logprobs ?? 0 : null,
      logitBias: data.logit_bias ?? null,
      body: body as JsonObject,
    },
  };
}
