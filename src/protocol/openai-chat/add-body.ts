/** Adds one JSON body, a whole reply or one chunk of a stream, to the draft. */
import type { Json } from "../../model/json.js";
import { addChoice } from "./add-choice.js";
import { NAME_CHARACTERS } from "./limits.js";
import { isObject, member, noteWrongType, readList, readObject } from "./members.js";
import { readBodyError } from "./read-error.js";
import { readUsage } from "./read-usage.js";
import type { ReplyDraft } from "./reply-draft.js";

/** `whole`: nothing else will come, so that what is missing is missing. */
export function addBody(draft: ReplyDraft, body: Json, atMs: number | null, whole: boolean): void {
  const { problems } = draft;
  if (!isObject(body)) {
    noteWrongType(body, "an object", "body", problems);
    // Gemini's compatible path wraps errors in a list.
    draft.error ??= Array.isArray(body) ? readBodyError((body as readonly Json[])[0] ?? null) : null;
    return;
  }
  draft.id ??= readLabel(body, "id", draft);
  const model = readLabel(body, "model", draft);
  if (draft.model !== null && model !== null && model !== draft.model) problems.note("unexpected", "model", `"${model}" in a stream of "${draft.model}"`);
  draft.model ??= model;
  draft.error ??= readBodyError(body);

  const choices = readList(body, "choices", "", problems);
  choices?.forEach((choice, position) => addChoice(draft, choice, position, atMs));
  // Groq's streams carry it inside a member of their own.
  const usage = readObject(body, "usage", "", problems) ?? member(member(body, "x_groq"), "usage");
  if (isObject(usage)) draft.usage = readUsage(usage, problems);

  if (draft.error !== null || choices !== null && (choices.length > 0 || !whole) || usage !== undefined && !whole) return;
  if (whole) problems.note("missing", "choices", choices === null ? "not in the body" : "empty");
  else problems.note("unexpected", "stream", "an event without choices, usage or error");
}

function readLabel(body: Json, key: string, draft: ReplyDraft): string | null {
  const found = member(body, key);
  if (found === undefined || found === "") return null;
  if (typeof found !== "string") noteWrongType(found, "a string", key, draft.problems);
  return typeof found === "string" || typeof found === "number" ? String(found).slice(0, NAME_CHARACTERS) : null;
}
