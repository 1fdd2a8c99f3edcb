/** Parses JSON that may be anything, refusing what nests so deep that walking it would break. */
import type { Json } from "../../model/json.js";
import { NESTING } from "./limits.js";

export type Parsed = { readonly kind: "json"; readonly value: Json } | { readonly kind: "not-json"; readonly detail: string } | { readonly kind: "truncated" | "too-deep" };

export function parseJson(text: string): Parsed {
  if (nestsTooDeep(text)) return { kind: "too-deep" };
  try {
    return { kind: "json", value: JSON.parse(text) as Json };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    // How the engine words a text that stops in the middle.
    return /end of JSON|Unterminated|end of data/i.test(detail) && /^\s*[[{"]/.test(text) ? { kind: "truncated" } : { kind: "not-json", detail };
  }
}

/** The same bound for a value that was parsed elsewhere. */
export function valueNestsTooDeep(value: Json): boolean {
  let level: Json[] = [value];
  for (let depth = 0; depth <= NESTING; depth += 1) {
    const next: Json[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      for (const inner of Array.isArray(one) ? (one as readonly Json[]) : Object.values(one)) {
        if (typeof inner === "object" && inner !== null) next.push(inner);
      }
    }
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}

function nestsTooDeep(text: string): boolean {
  // Too few brackets to nest so deep: the usual case, at the speed of a native search.
  if (countUpTo(text, "{", NESTING) + countUpTo(text, "[", NESTING) <= NESTING) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 92) at += 1;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > NESTING) return true;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return false;
}

function countUpTo(text: string, sign: string, limit: number): number {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1 && count <= limit; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}
