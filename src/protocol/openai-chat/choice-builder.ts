/** Gathers one choice out of a body or out of the pieces of a stream. */
import type { Json } from "../../model/json.js";
import type { Choice, Delta, LogprobPosition, ReplyError } from "../../model/transcript.js";
import { contentText } from "./content-text.js";
import { listOf, memberOf, textOf } from "./read-json.js";
import { readError } from "./read-error.js";
import { readLogprobs } from "./read-logprobs.js";
import { readStop } from "./read-stop.js";

interface ToolCallDraft { id: string | null; name: string | null; arguments: string }

export class ChoiceBuilder {
  private readonly texts: string[] = [];
  private readonly reasonings: string[] = [];
  private refusal: string | null = null;
  private readonly tools = new Map<number, ToolCallDraft>();
  private stop: Choice["stop"] = null;
  private logprobs: LogprobPosition[] | null = null;
  private error: ReplyError | null = null;

  /** `message` is a choice's message or delta. Returns what it added, for the reply's deltas. */
  add(choice: Json, message: Json | undefined): Omit<Delta, "atMs">[] {
    const pieces: Omit<Delta, "atMs">[] = [];
    const reasoning = textOf(memberOf(message, "reasoning")) ?? textOf(memberOf(message, "reasoning_content")) ?? "";
    if (reasoning !== "") { this.reasonings.push(reasoning); pieces.push({ kind: "reasoning", text: reasoning }); }
    const text = contentText(memberOf(message, "content"));
    if (text !== "") { this.texts.push(text); pieces.push({ kind: "text", text }); }
    const refusal = textOf(memberOf(message, "refusal"));
    if (refusal !== null && refusal !== "") { this.refusal = (this.refusal ?? "") + refusal; pieces.push({ kind: "refusal", text: refusal }); }
    for (const [index, call] of listOf(memberOf(message, "tool_calls")).entries()) pieces.push({ kind: "tool-call", text: this.addTool(call, index) });
    this.stop = readStop(memberOf(choice, "finish_reason")) ?? this.stop;
    this.error = readError(memberOf(choice, "error")) ?? this.error;
    const logprobs = readLogprobs(memberOf(choice, "logprobs"));
    if (logprobs !== null) this.logprobs = [...(this.logprobs ?? []), ...logprobs];
    return pieces;
  }

  build(): Choice {
    const { text, reasoning } = splitThinking(this.texts.join(""));
    return {
      text,
      reasoning: this.reasonings.join("") + reasoning,
      refusal: this.refusal,
      toolCalls: [...this.tools.values()],
      stop: this.stop,
      logprobs: this.logprobs,
      error: this.error,
    };
  }

  private addTool(call: Json, position: number): string {
    const index = memberOf(call, "index");
    const key = typeof index === "number" ? index : position;
    const draft = this.tools.get(key) ?? { id: null, name: null, arguments: "" };
    const added = textOf(memberOf(memberOf(call, "function"), "arguments")) ?? "";
    draft.id ??= textOf(memberOf(call, "id"));
    draft.name ??= textOf(memberOf(memberOf(call, "function"), "name"));
    draft.arguments += added;
    this.tools.set(key, draft);
    return added;
  }
}

/** Reasoning that an open model writes into its text: a `<think>` block at the very start, closed or cut off. */
function splitThinking(text: string): { text: string; reasoning: string } {
  const opening = /^\s*<think>/.exec(text);
  if (opening === null) return { text, reasoning: "" };
  const start = opening[0].length;
  const end = text.indexOf("</think>", start);
  if (end < 0) return { text: "", reasoning: text.slice(start) };
  return { text: text.slice(end + "</think>".length).trimStart(), reasoning: text.slice(start, end) };
}
