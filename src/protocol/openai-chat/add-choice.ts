/** Adds one entry of `choices`, of a stream's chunk or of a whole body, to the draft. */
import type { Json } from "../../model/json.js";
import { CHOICES, NAME_CHARACTERS, TOOL_CALLS } from "./limits.js";
import { isList, isObject, member, noteWrongType, readList, readName, readObject, readString } from "./members.js";
import { readContent } from "./read-content.js";
import { readError } from "./read-error.js";
import { addLogprobs } from "./read-logprobs.js";
import { addDelta, openChoice, type ChoiceDraft, type ReplyDraft } from "./reply-draft.js";

const place = "choices[].";

/** `position` stands in for an index that is missing or no number. */
export function addChoice(draft: ReplyDraft, entry: Json, position: number, atMs: number | null): void {
  const { problems } = draft;
  if (!isObject(entry)) return noteWrongType(entry, "an object", "choices[]", problems);
  const given = member(entry, "index");
  const usable = typeof given === "number" && Number.isInteger(given) && given >= 0 && given < CHOICES;
  if (given !== undefined && !usable) problems.note("unexpected", `${place}index`, "no usable number");
  const choice = openChoice(draft, usable ? given : position);
  if (choice === null) return;

  const message = readObject(entry, "delta", place, problems) ?? wholeMessage(entry, choice, draft);
  if (message !== null) addMessage(draft, choice, message, atMs);
  // Text completions, which some hosts answer with under the chat path.
  const bare = message === null ? member(entry, "text") : undefined;
  if (typeof bare === "string") addText(draft, choice, "text", bare, atMs);

  addLogprobs(entry, choice.logprobs, problems);
  choice.error = readError(member(entry, "error")) ?? choice.error;
  const stop = readName(entry, "finish_reason");
  if (stop !== null) choice.stop = stop.slice(0, NAME_CHARACTERS);
  else if (typeof member(entry, "finish_reason") === "object") problems.note("wrong-type", `${place}finish_reason`, "a string was expected");
}

/** Some hosts repeat the whole message at the end of a stream. */
function wholeMessage(entry: Json, choice: ChoiceDraft, draft: ReplyDraft): Json | null {
  const message = readObject(entry, "message", place, draft.problems);
  if (message === null || (choice.text === "" && choice.reasoning === "")) return message;
  draft.problems.note("unexpected", `${place}message`, "a whole message after its pieces");
  return null;
}

function addMessage(draft: ReplyDraft, choice: ChoiceDraft, message: Json, atMs: number | null): void {
  const { problems } = draft;
  const content = readContent(message, problems);
  addText(draft, choice, "reasoning", content.reasoning, atMs);
  addText(draft, choice, "text", content.text, atMs);
  const refusal = readString(message, "refusal", "choices[].message.", problems) ?? content.refusal;
  if (refusal !== null && refusal !== "") {
    choice.refusal = (choice.refusal ?? "") + refusal;
    addDelta(draft, { choice: choice.index, atMs, kind: "refusal", text: refusal });
  }
  const calls = readList(message, "tool_calls", "choices[].message.", problems) ?? [];
  calls.forEach((call, position) => addToolCall(draft, choice, call, position, atMs));
  const legacy = member(message, "function_call");
  if (isObject(legacy)) addToolCall(draft, choice, { function: legacy }, 0, atMs);
}

function addText(draft: ReplyDraft, choice: ChoiceDraft, kind: "text" | "reasoning", text: string, atMs: number | null): void {
  if (text === "") return;
  choice[kind] += text;
  addDelta(draft, { choice: choice.index, atMs, kind, text });
}

function addToolCall(draft: ReplyDraft, choice: ChoiceDraft, call: Json, position: number, atMs: number | null): void {
  if (!isObject(call)) return noteWrongType(call, "an object", "choices[].message.tool_calls[]", draft.problems);
  const given = member(call, "index");
  const index = typeof given === "number" && Number.isInteger(given) && given >= 0 && given < TOOL_CALLS ? given : position;
  let known = choice.toolCalls.get(index);
  if (known === undefined) {
    if (choice.toolCalls.size >= TOOL_CALLS) return draft.problems.note("too-large", "choices[].message.tool_calls", `more than ${TOOL_CALLS}`);
    known = { id: null, name: null, arguments: "" };
    choice.toolCalls.set(index, known);
  }
  const called = member(call, "function");
  known.id ??= readName(call, "id")?.slice(0, NAME_CHARACTERS) ?? null;
  known.name ??= readName(called, "name")?.slice(0, NAME_CHARACTERS) ?? null;
  const passed = member(called, "arguments");
  // The protocol wants a string of JSON; some local servers give the object itself.
  const text = typeof passed === "string" ? passed : isObject(passed) || isList(passed) ? JSON.stringify(passed) : "";
  known.arguments += text;
  addDelta(draft, { choice: choice.index, atMs, kind: "tool-call", text });
}
