/** Reads reported token counts under the names that hosts give them. */
import type { Json, JsonObject } from "../../model/json.js";
import type { Usage } from "../../model/transcript.js";
import { boundJson } from "./bound-json.js";
import { TOKENS } from "./limits.js";
import { member, noteWrongType } from "./members.js";
import type { ProblemLog } from "./problem-log.js";

const places = {
  input: [["prompt_tokens"], ["input_tokens"]],
  output: [["completion_tokens"], ["output_tokens"]],
  total: [["total_tokens"]],
  // DeepSeek and Moonshot have names of their own.
  cached: [["prompt_tokens_details", "cached_tokens"], ["input_tokens_details", "cached_tokens"], ["prompt_cache_hit_tokens"], ["cached_tokens"]],
  reasoning: [["completion_tokens_details", "reasoning_tokens"], ["output_tokens_details", "reasoning_tokens"], ["reasoning_tokens"]],
} as const;

const digits = /^\d{1,15}$/;

/** A count that is negative or no number is left out and noted; a fraction or digits in quotes are noted and read, since they are billed by. */
export function readUsage(usage: JsonObject, problems: ProblemLog): Usage {
  const count = (paths: readonly (readonly string[])[]): number | null => readCount(usage, paths, problems);
  const cost = member(usage, "cost");
  return {
    inputTokens: count(places.input),
    outputTokens: count(places.output),
    totalTokens: count(places.total),
    cachedInputTokens: count(places.cached),
    reasoningTokens: count(places.reasoning),
    costUsd: typeof cost === "number" && cost >= 0 && cost < TOKENS ? cost : null,
    raw: boundJson(usage),
  };
}

function readCount(usage: JsonObject, paths: readonly (readonly string[])[], problems: ProblemLog): number | null {
  for (const path of paths) {
    let found: Json | undefined = usage;
    for (const key of path) found = member(found, key);
    if (found === undefined) continue;
    if (typeof found === "number" && Number.isInteger(found) && found >= 0 && found <= TOKENS) return found;
    if (typeof found === "number") problems.note("unexpected", `usage.${path.join(".")}`, `not a count: ${found}`);
    else noteWrongType(found, "a number", `usage.${path.join(".")}`, problems);
    const meant = typeof found === "string" && digits.test(found) ? Number(found) : found;
    if (typeof meant === "number" && meant >= 0 && meant <= TOKENS) return Math.round(meant);
  }
  return null;
}
