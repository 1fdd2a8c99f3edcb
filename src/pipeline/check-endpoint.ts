/** `doctor`: can it be reached, does it know the key, what does it offer, does it answer. */
import type { Endpoint } from "../model/endpoint.js";
import type { Outcome, Timing, WireResponse } from "../model/exchange.js";
import { fetchOnce } from "../record/fetch-once.js";
import { findCodec } from "./find-codec.js";

export interface EndpointCheck {
  readonly check: "connection" | "models" | "answer";
  readonly state: "ok" | "failed" | "not-asked" | "unclear";
  readonly detail: string;
  readonly remedy: string;
}

export interface EndpointHealth {
  readonly protocol: string;
  readonly checks: readonly EndpointCheck[];
  /** Model ids on offer; null when the endpoint does not list them. */
  readonly models: readonly string[] | null;
}

/** `endpoint.model` empty: no request is sent to a model. */
export async function checkEndpoint(endpoint: Endpoint, secrets: Readonly<Record<string, string>>, timeoutMs: number): Promise<EndpointHealth> {
  const codec = findCodec(endpoint.protocol);
  const ask = { endpoint, codec, secrets, timeoutMs };
  const listRequest = codec.encodeModelList(endpoint);
  const listed = listRequest === null ? null : await fetchOnce({ ...ask, request: listRequest });
  const models = listed?.outcome.kind === "response" ? codec.decodeModelList(listed.outcome) : null;
  const checks: EndpointCheck[] = [];
  if (listed !== null) checks.push(judgeConnection(listed.outcome, listed.timing), judgeModels(listed.outcome, models, endpoint.model));
  if (endpoint.model === "") checks.push({ check: "answer", state: "not-asked", detail: "no model was named", remedy: "Add --model ID to ask one tiny question." });
  else {
    const request = codec.encodeRequest(endpoint, { id: "hello", system: null, messages: [{ role: "user", content: "Reply with the word hello." }], maxTokens: 16, temperature: null, topP: null, stop: [], seed: null, stream: false, topLogprobs: null, native: {} });
    const answered = await fetchOnce({ ...ask, request });
    if (listed === null) checks.push(judgeConnection(answered.outcome, answered.timing));
    checks.push(answered.fatal === null ? judgeAnswer(answered.outcome, codec.decodeResponse(asResponse(answered.outcome)).choices.length > 0) : { check: "answer", state: "failed", detail: answered.fatal.message, remedy: answered.fatal.remedy });
  }
  return { protocol: codec.id, checks, models };
}

function judgeConnection(outcome: Outcome, timing: Timing): EndpointCheck {
  if (outcome.kind === "failure") return { check: "connection", state: "failed", detail: `${outcome.reason}: ${outcome.message}`, remedy: "Check host, port and scheme in --endpoint, and the network." };
  const parts = [["DNS", timing.dnsMs], ["connect", timing.connectMs], ["TLS", timing.tlsMs], ["first byte", timing.headersMs]] as const;
  return { check: "connection", state: "ok", detail: parts.flatMap(([name, ms]) => (ms === null ? [] : [`${name} ${ms.toFixed(1)} ms`])).join(", "), remedy: "" };
}

function judgeModels(outcome: Outcome, models: readonly string[] | null, wanted: string): EndpointCheck {
  if (models === null) {
    const status = outcome.kind === "response" ? ` (status ${outcome.status})` : "";
    const refused = outcome.kind === "response" && (outcome.status === 401 || outcome.status === 403);
    return { check: "models", state: refused ? "failed" : "unclear", detail: refused ? `the key was refused${status}` : `no list of models${status}`, remedy: refused ? "Check the key in the variable that --api-key-env names." : "Some endpoints list none; ask the seller for the model's id." };
  }
  if (wanted === "" || models.includes(wanted)) return { check: "models", state: "ok", detail: `${models.length} on offer${wanted === "" ? "" : `, "${wanted}" among them`}`, remedy: "" };
  return { check: "models", state: "unclear", detail: `${models.length} on offer, "${wanted}" is not among them`, remedy: "Check --model against the list; some endpoints accept more than they list." };
}

function judgeAnswer(outcome: Outcome, hasChoice: boolean): EndpointCheck {
  if (outcome.kind === "response" && outcome.status === 200 && hasChoice) return { check: "answer", state: "ok", detail: "the model answered", remedy: "" };
  const detail = outcome.kind === "response" ? `status ${outcome.status}, ${hasChoice ? "with" : "without"} an answer` : outcome.kind === "failure" ? `${outcome.reason}: ${outcome.message}` : "no answer";
  return { check: "answer", state: "failed", detail, remedy: "Check --model and what the endpoint said; `ai-audit run` would record it whole." };
}

function asResponse(outcome: Outcome): WireResponse {
  const empty: WireResponse = { status: 0, headers: [], chunks: [], endMs: 0 };
  return outcome.kind === "response" ? outcome : outcome.kind === "failure" ? outcome.partial ?? empty : empty;
}
