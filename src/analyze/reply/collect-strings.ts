/** Gathers the strings inside a JSON value, within bounds that hold for hostile bodies. */
import type { Json } from "../../model/json.js";

/** An error body is a handful of members; these only bound the work. */
const NODES = 300;
const CHARACTERS = 2_000;

/** At most 300 nodes, each string cut at 2,000 characters; numbers and booleans are left out. */
export function collectStrings(value: Json | undefined): readonly string[] {
  const strings: string[] = [];
  const open: Json[] = value === undefined ? [] : [value];
  for (let seen = 0; seen < NODES; seen += 1) {
    const next = open.shift();
    if (next === undefined) break;
    if (typeof next === "string") strings.push(next.slice(0, CHARACTERS));
    else if (next !== null && typeof next === "object") {
      const members: readonly Json[] = Array.isArray(next) ? (next as readonly Json[]) : Object.values(next);
      open.push(...members.slice(0, NODES));
    }
  }
  return strings;
}
