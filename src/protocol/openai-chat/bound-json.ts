/** Copies a JSON value within bounds: what of a body is kept for signatures and block marks to look into. */
import type { Json, JsonObject } from "../../model/json.js";
import { MESSAGE_CHARACTERS, NAME_CHARACTERS, RAW_MEMBERS, RAW_NODES } from "./limits.js";

/** Long strings, long lists and what comes after 1,000 nodes are cut. Nesting is bounded before. */
export function boundJson(value: Json): Json {
  const budget = { nodes: RAW_NODES };
  return copy(value, budget);
}

function copy(value: Json, budget: { nodes: number }): Json {
  budget.nodes -= 1;
  if (typeof value === "string") return value.length > MESSAGE_CHARACTERS ? value.slice(0, MESSAGE_CHARACTERS) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const kept: Json[] = [];
    for (const one of value as readonly Json[]) {
      if (budget.nodes <= 0 || kept.length >= RAW_MEMBERS) break;
      kept.push(copy(one, budget));
    }
    return kept;
  }
  const kept: Record<string, Json> = {};
  let members = 0;
  for (const key of Object.keys(value)) {
    if (budget.nodes <= 0 || members >= RAW_MEMBERS) break;
    members += 1;
    const name = key.slice(0, NAME_CHARACTERS);
    const one = copy((value as JsonObject)[key] ?? null, budget);
    // Defined and not assigned, "__proto__" stays a name like any other.
    if (name === "__proto__") Object.defineProperty(kept, name, { value: one, enumerable: true, configurable: true, writable: true });
    else kept[name] = one;
  }
  return kept;
}
