/** Reads text, reasoning and refusal out of a message or a piece of one, under the names that hosts give them. */
import type { Json } from "../../model/json.js";
import { isList, member, noteWrongType } from "./members.js";
import type { ProblemLog } from "./problem-log.js";

export interface Content {
  readonly text: string;
  readonly reasoning: string;
  readonly refusal: string | null;
}

const place = "choices[].message.";

export function readContent(message: Json, problems: ProblemLog): Content {
  const content = member(message, "content");
  const parts = isList(content) ? readParts(content, problems) : { text: "", reasoning: "", refusal: null };
  if (content !== undefined && typeof content !== "string" && !isList(content)) noteWrongType(content, "a string or a list of parts", `${place}content`, problems);
  return { text: typeof content === "string" ? content : parts.text, reasoning: readReasoning(message) || parts.reasoning, refusal: parts.refusal };
}

/** DeepSeek and vLLM say `reasoning_content`, OpenRouter and Ollama `reasoning`; hosts that give both repeat themselves. */
function readReasoning(message: Json): string {
  for (const key of ["reasoning_content", "reasoning", "thinking"]) {
    const found = member(message, key);
    if (typeof found === "string" && found !== "") return found;
  }
  const details = member(message, "reasoning_details");
  return isList(details) ? details.map((detail) => firstString(detail, ["text", "summary"])).join("") : "";
}

function readParts(parts: readonly Json[], problems: ProblemLog): Content {
  let text = "";
  let reasoning = "";
  let refusal: string | null = null;
  for (const part of parts) {
    const type = member(part, "type");
    if (typeof part === "string") text += part;
    else if (type === undefined || type === "text" || type === "output_text") text += firstString(part, ["text"]);
    else if (type === "thinking" || type === "reasoning") reasoning += firstString(part, ["thinking", "reasoning", "text"]);
    else if (type === "refusal") refusal = (refusal ?? "") + firstString(part, ["refusal", "text"]);
    else problems.note("unexpected", `${place}content[].type`, typeof type === "string" ? type : "no string");
  }
  return { text, reasoning, refusal };
}

/** Also `{value}` and lists of text parts, which Mistral's thinking holds. */
function firstString(part: Json, keys: readonly string[]): string {
  for (const key of keys) {
    const found = member(part, key);
    if (typeof found === "string") return found;
    const inner = isList(found) ? found.map((one) => member(one, "text")).filter((one) => typeof one === "string").join("") : member(found, "value");
    if (typeof inner === "string") return inner;
  }
  return "";
}
