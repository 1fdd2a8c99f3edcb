/** Maps the stop reasons that hosts write to the six that are told apart. */
import type { UnifiedStop } from "../../model/transcript.js";

/** Lower case. Sources: references of OpenAI, Anthropic, Gemini, DeepSeek, Zhipu, Mistral, Cohere, Bedrock, vLLM, SGLang, TGI. */
const unified: ReadonlyMap<string, UnifiedStop> = new Map([
  ...assign("stop", ["complete", "completed", "end_turn", "eos", "eos_token", "stop", "stop_sequence"]),
  ...assign("length", ["length", "max_output_tokens", "max_tokens", "model_context_window_exceeded", "model_length"]),
  ...assign("tool-calls", ["function_call", "tool_call", "tool_calls", "tool_use"]),
  ...assign("content-filter", [
    "blocklist", "content_filter", "content_filtered", "guardrail_intervened", "image_safety", "prohibited_content", "recitation", "refusal", "safety", "sensitive", "spii",
  ]),
  ...assign("error", ["abort", "aborted", "error", "insufficient_system_resource", "malformed_function_call", "network_error", "overloaded", "timeout"]),
]);

export function unifyStop(raw: string): UnifiedStop {
  return unified.get(raw.trim().toLowerCase()) ?? "other";
}

function assign(stop: UnifiedStop, names: readonly string[]): [string, UnifiedStop][] {
  return names.map((name) => [name, stop]);
}
