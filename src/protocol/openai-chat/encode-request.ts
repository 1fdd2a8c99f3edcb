/** Turns a step into a request of the protocol, without its credential. */
import type { ConcreteStep } from "../../model/concrete-step.js";
import type { Endpoint } from "../../model/endpoint.js";
import type { HeaderPair, WireRequest } from "../../model/exchange.js";
import type { JsonObject } from "../../model/json.js";

/** Members that a step leaves open are not sent; `native` comes last and so has the last word. Headers whose value is a secret are added by whoever knows it. */
export function encodeRequest(endpoint: Endpoint, step: ConcreteStep): WireRequest {
  return {
    method: "POST",
    url: `${endpoint.baseUrl}/chat/completions`,
    headers: [...userAgent(endpoint), ["content-type", "application/json"], ["accept", step.stream ? "text/event-stream" : "application/json"], ...plainHeaders(endpoint)],
    body: JSON.stringify(toBody(endpoint.model, step)),
  };
}

/** What every client that uses Node's own fetch sends: an auditor that names itself is shown its best side. `--header User-Agent=…` puts another in its place. */
function userAgent({ headers }: Endpoint): readonly HeaderPair[] {
  return Object.keys(headers).some((name) => name.toLowerCase() === "user-agent") ? [] : [["user-agent", "node"]];
}

export function plainHeaders({ headers }: Endpoint): readonly HeaderPair[] {
  return Object.entries(headers).flatMap(([name, header]) => ("value" in header ? [[name, header.value] as const] : []));
}

/** Byte-level and byte-fallback vocabularies need at most one token a byte. */
const TOKENS_PER_BYTE = 1;
/** Chat templates add a few tokens a message; some add a default system prompt. The most that any of 30 models in the SpeechMap data reported above its prompt's bytes was 39. */
const TEMPLATE_TOKENS = 64;
const TOKENS_PER_MESSAGE = 16;

/** What a hidden system prompt adds cannot be known beforehand. */
export function inputTokenCeiling({ system, messages, native }: ConcreteStep): number {
  const texts = [system ?? "", ...messages.map(({ content }) => content), Object.keys(native).length === 0 ? "" : JSON.stringify(native)];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text, "utf8"), 0);
  return bytes * TOKENS_PER_BYTE + (messages.length + (system === null ? 0 : 1)) * TOKENS_PER_MESSAGE + TEMPLATE_TOKENS;
}

function toBody(model: string, step: ConcreteStep): JsonObject {
  const { system, messages, maxTokens, temperature, topP, stop, seed, stream, topLogprobs, native } = step;
  return {
    model,
    messages: [...(system === null ? [] : [{ role: "system", content: system }]), ...messages.map(({ role, content }) => ({ role, content }))],
    ...(maxTokens === null ? {} : { max_tokens: maxTokens }),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(stop.length === 0 ? {} : { stop }),
    ...(seed === null ? {} : { seed }),
    ...(stream ? { stream: true, stream_options: { include_usage: true } } : {}),
    ...(topLogprobs === null ? {} : { logprobs: true, top_logprobs: topLogprobs }),
    ...native,
  };
}
