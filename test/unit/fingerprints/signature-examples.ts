/** Hand-made exchanges, one or more for each shipped signature, in the shapes that the signatures' sources describe. */
import type { Json } from "../../../src/model/json.js";

export interface Example {
  readonly status?: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body: Json;
}

const message = (content: string): Json => ({ role: "assistant", content });
/** An ordinary chat completion with members added. */
export const completion = (members: Readonly<Record<string, Json>> = {}, choice: Readonly<Record<string, Json>> = {}): Json => ({
  id: "chatcmpl-8d1f2a", object: "chat.completion", created: 1790000000, model: "some-model",
  choices: [{ index: 0, message: message("Paris."), logprobs: null, finish_reason: "stop", ...choice }],
  usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 }, ...members,
});
const failure = (error: Json, members: Readonly<Record<string, Json>> = {}): Json => ({ error, ...members });
const header = (name: string, value: string): Example => ({ headers: [["content-type", "application/json"], [name, value]], body: completion() });

export const signatureExamples: Readonly<Record<string, readonly Example[]>> = {
  "anthropic": [
    { headers: [["request-id", "req_018EeWy"], ["Anthropic-Organization-Id", "org"]], body: { type: "message", id: "msg_01AbC", content: [] } },
    { status: 529, headers: [["request-id", "req_018EeWy"]], body: { type: "error", error: { type: "overloaded_error", message: "Overloaded" } } },
  ],
  "anthropic-refusal-stop": [{ body: { type: "message", stop_reason: "refusal", content: [] } }],
  "azure-content-filter-input": [{ status: 400, body: failure({ code: "content_filter", message: "The response was filtered due to Azure OpenAI's content management policy.", innererror: { code: "ResponsibleAIPolicyViolation", content_filter_result: {} } }) }],
  "azure-content-filter-output": [{ body: completion({}, { finish_reason: "content_filter", content_filter_results: { hate: { filtered: true, severity: "medium" } } }) }],
  "azure-openai": [
    { headers: [["apim-request-id", "0b2e"]], body: completion({ prompt_filter_results: [] }) },
    { body: completion({ prompt_filter_results: [{ prompt_index: 0, content_filter_results: { hate: { filtered: false, severity: "safe" } } }] }) },
  ],
  "bedrock": [header("x-amzn-bedrock-invocation-latency", "812"), { body: { id: "msg_bdrk_01Ab", type: "message" } }],
  "bedrock-guardrail": [{ body: { stopReason: "guardrail_intervened" } }, { body: { "amazon-bedrock-guardrailAction": "INTERVENED" } }],
  "cloudflare-ai-gateway": [header("cf-aig-log-id", "01J"), header("CF-AIG-Cache-Status", "HIT")],
  "cloudflare-guardrail-prompt": [{ status: 424, body: { success: false, result: [], error: [{ code: 2016, message: "Prompt blocked due to security configurations" }] } }, { status: 424, body: { code: 2016, message: "Prompt blocked due to security configurations" } }],
  "cloudflare-guardrail-response": [{ status: 424, body: { code: 2017, message: "Response blocked due to security configurations" } }],
  "content-policy-violation": [{ status: 400, body: failure({ code: "content_policy_violation", message: "rejected", type: "invalid_request_error" }) }],
  "content-filter-stop": [{ body: completion({}, { finish_reason: "content_filter" }) }],
  "dashscope": [header("X-DashScope-Call-Gateway", "true")],
  "dashscope-input-inspection": [
    { status: 400, body: failure({ code: "data_inspection_failed", type: "data_inspection_failed", param: null, message: "Input data may contain inappropriate content." }) },
    { status: 400, body: { code: "DataInspectionFailed", message: "Input data may contain inappropriate content.", request_id: "a" } },
    { status: 400, body: failure({ code: 400, message: "Provider returned error", metadata: { raw: "{\"error\":{\"code\":\"data_inspection_failed\",\"message\":\"Input data may contain inappropriate content.\"}}", provider_name: "Alibaba" } }) },
    { status: 400, body: failure({ message: "InternalError.Algo.DataInspectionFailed: Input text data may contain inappropriate content." }) },
  ],
  "dashscope-output-inspection": [
    { body: completion({}, { finish_reason: null, error: { code: 502, message: "Upstream error", metadata: { raw: { code: "data_inspection_failed", message: "Output data may contain inappropriate content." } } } }) },
  ],
  "deepseek": [{ body: completion({ usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11, prompt_cache_hit_tokens: 0, prompt_cache_miss_tokens: 9 } }) }],
  "deepseek-content-risk": [{ status: 400, body: failure({ message: "Content Exists Risk", type: "invalid_request_error", param: null, code: "invalid_request_error" }) }],
  "fireworks": [{ body: completion({ model: "accounts/fireworks/models/some-model" }) }],
  "gemini": [{ body: { candidates: [{ content: { parts: [{ text: "Paris." }] }, finishReason: "STOP" }], usageMetadata: { promptTokenCount: 9, totalTokenCount: 11 }, modelVersion: "some-model" } }],
  "gemini-prompt-block": [{ body: { promptFeedback: { blockReason: "PROHIBITED_CONTENT" } } }],
  "gemini-safety-stop": [{ body: { candidates: [{ finishReason: "SAFETY" }] } }],
  "gptcache": [{ body: { gptcache: true, choices: [{ index: 0, finish_reason: "stop", message: message("Paris.") }], saved_token: [9, 2] } }],
  "groq": [{ body: completion({ x_groq: { id: "req_01j" } }) }, header("x-groq-region", "us-west-1")],
  "helicone": [header("Helicone-Id", "4c1e"), header("helicone-cache", "MISS")],
  "kong": [header("X-Kong-Proxy-Latency", "3")],
  "litellm": [header("x-litellm-call-id", "9a"), { status: 400, body: failure({ message: "litellm.BadRequestError: OpenAIException - no", type: null, code: "400" }) }],
  "llama-cpp": [{ headers: [["Server", "llama.cpp"]], body: completion() }, { body: completion({ timings: { prompt_per_second: 120.5, predicted_per_second: 30.1 } }) }],
  "llmops": [header("x-llmops-retry-attempt-count", "0")],
  "llmops-guardrail": [{ status: 446, headers: [["x-llmops-trace-id", "t"]], body: failure({ type: "hooks_failed", message: "denied" }, { hook_results: {} }) }],
  "minimax-input-sensitive": [{ body: { base_resp: { status_code: 1026, status_msg: "input new_sensitive" } } }],
  "minimax-output-sensitive": [{ body: { base_resp: { status_code: 1027, status_msg: "output new_sensitive" } } }],
  "moonshot-high-risk": [{ status: 400, body: failure({ message: "The request was rejected because it was considered high risk", type: "invalid_request_error" }) }],
  "new-api": [{ status: 500, body: failure({ message: "no channel", type: "new_api_error", param: "", code: "get_channel_failed" }) }, header("X-New-Api-Version", "v1")],
  "new-api-prompt-blocked": [{ status: 400, body: failure({ message: "blocked", type: "upstream_error", param: "", code: "prompt_blocked" }) }],
  "new-api-word-list": [{ status: 400, body: failure({ message: "words", type: "new_api_error", param: "", code: "sensitive_words_detected" }) }],
  "ollama": [{ body: completion({ system_fingerprint: "fp_ollama" }) }],
  "omniroute": [header("X-OmniRoute-Cache", "MISS")],
  "one-api": [{ status: 400, body: failure({ message: "none (request id: 20261124)", type: "one_api_error" }) }, header("X-Oneapi-Request-Id", "20261124")],
  "openai": [{ headers: [["openai-organization", "user-x"], ["openai-processing-ms", "321"]], body: completion() }],
  "openai-invalid-prompt": [{ status: 400, body: failure({ type: "invalid_request_error", code: "invalid_prompt", message: "Invalid prompt: your prompt was flagged as potentially violating our usage policy.", param: null }) }],
  "openrouter-moderation": [{ status: 403, body: failure({ code: 403, message: "Input flagged", metadata: { reasons: ["violence"], flagged_input: "…", provider_name: "Some", model_slug: "some/model" } }) }],
  "openrouter": [
    { body: completion({ id: "gen-1790000000-AbC", provider: "Azure" }, { native_finish_reason: "stop" }) },
    { status: 400, body: failure({ message: "Provider returned error", code: 400, metadata: { provider_name: "Alibaba", raw: "{}" } }) },
  ],
  "portkey": [header("x-portkey-trace-id", "t"), { body: completion({ id: "portkey-0c1d" }) }],
  "portkey-guardrail": [{ status: 446, body: failure({ type: "hooks_failed", message: "denied" }, { hook_results: { before_request_hooks: [] } }) }],
  "sglang": [{ body: completion({}, { matched_stop: 151645 }) }],
  "together": [{ status: 401, body: failure({ message: "Invalid key. Find yours at https://api.together.xyz/settings/api-keys", type: "invalid_request_error" }) }],
  "vertex": [{ body: { id: "msg_vrtx_01Ab", type: "message" } }, { headers: [["request-id", "req_vrtx_01"]], body: {} }],
  "vllm": [{ body: completion({ prompt_logprobs: null }, { stop_reason: null }) }, { body: completion({ prompt_logprobs: null, kv_transfer_params: null }) }],
  "volcengine-content-risk": [{ status: 400, body: failure({ code: "OutputTextRiskDetection", message: "risk", type: "BadRequest" }) }, { status: 400, body: failure({ code: "InputTextSensitiveContentDetected", message: "risk" }) }],
  "wso2-guardrail": [{ status: 446, body: { code: "900514", type: "PII_MASKING", message: { interveningGuardrail: "g", action: "GUARDRAIL_INTERVENED", direction: "REQUEST" } } }],
  "zhipu-sensitive": [{ body: completion({}, { finish_reason: "sensitive" }) }, { status: 400, body: failure({ code: "1301", message: "unsafe" }, { contentFilter: [{ level: 1, role: "user" }] }) }],
};

/** What no signature may match. */
export const decoys: Readonly<Record<string, Example>> = {
  "an ordinary answer": { headers: [["content-type", "application/json"], ["x-request-id", "1"], ["server", "cloudflare"], ["cf-ray", "1-FRA"]], body: completion({ system_fingerprint: "fp_44709d6fcb", service_tier: "default" }, { message: { role: "assistant", content: "Paris.", refusal: null, annotations: [] } }) },
  "an answer with a uuid": { headers: [["server", "uvicorn"]], body: completion({ id: "chatcmpl-0123456789abcdef0123456789abcdef" }) },
  "an answer cut by length": { body: completion({}, { finish_reason: "length" }) },
  "an answer about filters": { body: completion({}, { message: message("The code data_inspection_failed means: Input data may contain inappropriate content. Content Exists Risk. litellm.BadRequestError") }) },
  "a stream": { headers: [["content-type", "text/event-stream"]], body: { events: 12, first: { id: "chatcmpl-1", object: "chat.completion.chunk", choices: [{ index: 0, delta: { role: "assistant" }, finish_reason: null }] }, last: { id: "chatcmpl-1", choices: [{ index: 0, delta: {}, finish_reason: "stop" }] } } },
  "an echo server": { headers: [["x-powered-by", "Express"]], body: { method: "POST", path: "/v1/chat/completions", headers: { "x-litellm-call-id": "1", authorization: "***" }, body: { model: "some-model", messages: [{ role: "user", content: "content_filter" }] } } },
  "an HTML error page": { status: 502, headers: [["content-type", "text/html"], ["server", "nginx"]], body: "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>" },
  "a plain 400": { status: 400, body: failure({ message: "max_tokens is too large", type: "invalid_request_error", param: "max_tokens", code: null }) },
  "a 401": { status: 401, body: failure({ message: "Incorrect API key provided", type: "invalid_request_error", param: null, code: "invalid_api_key" }) },
  "a 429": { status: 429, headers: [["retry-after", "1"]], body: failure({ message: "Rate limit reached", type: "rate_limit_error", code: 1301 }) },
  "an unknown model": { status: 404, body: failure({ message: "The model does not exist", type: "invalid_request_error", param: null, code: "model_not_found" }) },
  "nothing": { body: null },
};
