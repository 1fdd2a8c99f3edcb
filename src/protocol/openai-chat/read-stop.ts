/** Why a reply ended: the endpoint's own word and the word that all protocols share. */
import type { Json } from "../../model/json.js";
import type { Choice, UnifiedStop } from "../../model/transcript.js";
import { textOf } from "./read-json.js";

const unified: Readonly<Record<string, UnifiedStop>> = {
  stop: "stop", eos: "stop", end_turn: "stop", stop_sequence: "stop",
  length: "length", max_tokens: "length", model_length: "length",
  tool_calls: "tool-calls", function_call: "tool-calls", tool_use: "tool-calls",
  content_filter: "content-filter", sensitive: "content-filter", safety: "content-filter", refusal: "content-filter",
  error: "error", abort: "error", network_error: "error",
};

/** Words outside the table stay readable in `raw`. */
export function readStop(value: Json | undefined): Choice["stop"] {
  const raw = textOf(value);
  if (raw === null || raw === "") return null;
  const word = raw.toLowerCase();
  return { unified: Object.hasOwn(unified, word) ? unified[word] ?? "other" : "other", raw };
}
