/** Reads errors in the many shapes that hosts, relays and web servers give them. */
import type { Json } from "../../model/json.js";
import type { ReplyError } from "../../model/transcript.js";
import { MESSAGE_CHARACTERS, NAME_CHARACTERS } from "./limits.js";
import { isList, isObject, member, readName } from "./members.js";

/** An `error` member: an object, a sentence, or a list of either. Null where it says nothing. */
export function readError(value: Json | undefined): ReplyError | null {
  if (typeof value === "string") return value === "" ? null : { type: null, code: null, message: value.slice(0, MESSAGE_CHARACTERS) };
  if (isList(value)) return readError(value[0]);
  if (!isObject(value)) return null;
  return {
    type: cut(readName(value, "type") ?? readName(value, "status")),
    code: cut(readName(value, "code")),
    message: readMessage(value),
  };
}

/** The error of a whole body. Besides `error` there are bodies that are one themselves (vLLM, FastAPI, AWS, Portkey), which never have choices. */
export function readBodyError(body: Json): ReplyError | null {
  const own = readError(member(body, "error"));
  if (own !== null) {
    return { type: own.type ?? cut(readName(body, "type")), code: own.code ?? cut(readName(body, "code")), message: own.message ?? readMessage(body) };
  }
  if (member(body, "choices") !== undefined) return null;
  const message = readMessage(body);
  const marked = member(body, "object") === "error" || member(body, "type") === "error";
  if (message === null && !marked) return null;
  return { type: cut(readName(body, "type") ?? readName(body, "__type")), code: cut(readName(body, "code")), message };
}

function readMessage(value: Json): string | null {
  for (const key of ["message", "Message", "msg", "detail", "html-message", "errors"]) {
    const found = member(value, key);
    if (typeof found === "string" && found !== "") return found.slice(0, MESSAGE_CHARACTERS);
    // FastAPI's `detail` and some `errors` are lists; nesting is bounded by the parser.
    if (typeof found === "object") return JSON.stringify(found).slice(0, MESSAGE_CHARACTERS);
  }
  return null;
}

function cut(name: string | null): string | null {
  return name === null ? null : name.slice(0, NAME_CHARACTERS);
}
