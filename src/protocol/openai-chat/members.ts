/** Reads members of a body whose types nobody guarantees: absent and null are alike, a wrong type is a problem. */
import type { Json, JsonObject } from "../../model/json.js";
import type { ProblemLog } from "./problem-log.js";

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Own members only, so that "constructor" and "__proto__" are what the body says. Null counts as absent. */
export function member(value: Json | undefined, key: string): Json | undefined {
  if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
  return value[key] ?? undefined;
}

export function readString(value: Json | undefined, key: string, place: string, problems: ProblemLog): string | null {
  const found = member(value, key);
  if (found === undefined) return null;
  if (typeof found === "string") return found;
  noteWrongType(found, "a string", `${place}${key}`, problems);
  return null;
}

export function readObject(value: Json | undefined, key: string, place: string, problems: ProblemLog): JsonObject | null {
  const found = member(value, key);
  if (found === undefined) return null;
  if (isObject(found)) return found;
  noteWrongType(found, "an object", `${place}${key}`, problems);
  return null;
}

export function readList(value: Json | undefined, key: string, place: string, problems: ProblemLog): readonly Json[] | null {
  const found = member(value, key);
  if (found === undefined) return null;
  if (isList(found)) return found;
  noteWrongType(found, "a list", `${place}${key}`, problems);
  return null;
}

/** Names and numbers are both in use for codes and ids. */
export function readName(value: Json | undefined, key: string): string | null {
  const found = member(value, key);
  if (typeof found === "string") return found === "" ? null : found;
  return typeof found === "number" ? String(found) : null;
}

export function noteWrongType(found: Json, wanted: string, place: string, problems: ProblemLog): void {
  problems.note("wrong-type", place, `${wanted} was expected, got ${describeType(found)}`);
}

function describeType(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
