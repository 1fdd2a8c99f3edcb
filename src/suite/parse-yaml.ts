/** Parses one YAML text into plain data; every mistake, and every path of the data, is placed by line and column. */
import { isMap, isScalar, LineCounter, parseDocument, visit, type Document, type Pair } from "yaml";
import type { DataProblem } from "./data-problem.js";

export type ParsedYaml =
  | { readonly ok: true; readonly plain: unknown; readonly place: (path: readonly PropertyKey[]) => string }
  | { readonly ok: false; readonly problems: readonly DataProblem[] };

/** Aliases expand to at most this many nodes an anchor: a bomb needs thousands, a checklist shared by three rules a handful. */
const maximumAliases = 100;

/** `name` is the file's, as places begin with it. Never throws: what is wrong comes back, all of it. */
export function parseYaml(text: string, name: string): ParsedYaml {
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  } catch (error) {
    // The parser is recursive: it gives up on thousands of nested brackets.
    return { ok: false, problems: [{ place: name, message: `cannot be read: ${error instanceof Error ? error.message : String(error)}` }] };
  }
  const at = (offset: number): string => { const { line, col } = lines.linePos(offset); return `${name}:${line}:${col}`; };
  const mistakes = [...document.errors, ...document.warnings].map((error) => ({ place: at(error.pos[0]), message: error.message.split("\n")[0]?.replace(/ at line.*$/, "") ?? "not YAML" }));
  // A schema passes over this key without a word.
  visit(document, { Pair: (_index, { key }) => { if (isScalar(key) && key.value === "__proto__") mistakes.push({ place: at(key.range?.[0] ?? 0), message: "__proto__ is not a known field" }); } });
  if (mistakes.length > 0) return { ok: false, problems: mistakes };
  try {
    return { ok: true, plain: document.toJS({ maxAliasCount: maximumAliases }) as unknown, place: (path) => at(offsetOf(document, path)) };
  } catch (error) {
    return { ok: false, problems: [{ place: at(0), message: error instanceof Error ? error.message : String(error) }] };
  }
}

/** Offset of the node at a path, of the key where the value is missing, or of its nearest ancestor. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item: Pair) => isScalar(item.key) && item.key.value === key) : undefined;
    if (pair !== undefined && isScalar(pair.key) && pair.key.range !== undefined && pair.key.range !== null) return pair.key.range[0];
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (node !== null && typeof node === "object" && "range" in node && Array.isArray(node.range)) return (node.range as number[])[0] ?? 0;
  }
  return 0;
}
