/** Reads hostile JSON within bounds: size and nesting are checked before parsing, and every access is by type. */
import type { Json, JsonObject } from "../../model/json.js";
import type { Problem } from "../../model/transcript.js";

/** Deepest nesting of a body: chat completions need about 8. */
export const maximumDepth = 64;
/** Largest body that is parsed; a long completion with log-probabilities stays below it. */
export const maximumCharacters = 8 * 1024 * 1024;
/** Most elements read of any list. */
export const maximumItems = 1000;

/** The value, or the problem that kept it from being read. Never throws. */
export function readJson(text: string, place: string): { readonly value: Json } | { readonly problem: Problem } {
  if (text.length > maximumCharacters) return { problem: { kind: "too-large", place, detail: `${text.length} characters` } };
  const depth = nestingOf(text);
  if (depth > maximumDepth) return { problem: { kind: "too-deep", place, detail: `nested more than ${maximumDepth} deep` } };
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return { problem: { kind: "not-json", place, detail: text.slice(0, 80) } };
  }
}

/** Depth of brackets outside strings, up to one more than allowed. */
function nestingOf(text: string): number {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 92) index += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > maximumDepth) return depth;
    } else if (code === 93 || code === 125) depth -= 1;
  }
  return maximumDepth < depth ? depth : 0;
}

export function objectOf(value: Json | undefined): JsonObject | null {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The member if it is the object's own. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  const object = objectOf(value);
  return object !== null && Object.hasOwn(object, name) ? object[name] : undefined;
}

export function textOf(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

export function numberOf(value: Json | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** A count of tokens: a whole number from 0 that arithmetic keeps exact. */
export function countOf(value: Json | undefined): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]).slice(0, maximumItems) : [];
}
