/** Reads one YAML file against a schema; every mistake is placed by line and column. */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isMap, isScalar, LineCounter, parseDocument, visit, type Document, type Pair } from "yaml";
import type { z } from "zod";
import type { DataProblem } from "./data-problem.js";
import { describeIssue } from "./describe-issue.js";

export type YamlResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly place: (path: readonly PropertyKey[]) => string }
  | { readonly ok: false; readonly problems: readonly DataProblem[] };

/** Aliases expand to at most this many nodes an anchor: a bomb needs thousands, a checklist shared by three rules a handful. */
const maximumAliases = 100;
/** Fifty times the largest file that is shipped. */
const maximumBytes = 500_000;

/** `place` gives "file:line:column" of a path in it. Never throws: what is wrong comes back, all of it. */
export function readYaml<Schema extends z.ZodType>(path: string, schema: Schema): YamlResult<z.infer<Schema>> {
  const name = shortName(path);
  let text: string;
  try {
    const { size } = statSync(path);
    if (size > maximumBytes) return { ok: false, problems: [{ place: name, message: `holds ${size} bytes, more than the ${maximumBytes} that a data file may have` }] };
    text = readFileSync(path, "utf8");
  } catch (error) {
    return { ok: false, problems: [{ place: name, message: `cannot be read: ${error instanceof Error ? error.message : String(error)}` }] };
  }
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
  const place = (issuePath: readonly PropertyKey[]): string => at(offsetOf(document, issuePath));
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: maximumAliases });
  } catch (error) {
    return { ok: false, problems: [{ place: at(0), message: error instanceof Error ? error.message : String(error) }] };
  }
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { ok: true, value: parsed.data, place };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => describeIssue(issue, plain)).map(({ path, message }) => ({ place: place(path), message })) };
}

/** The last two parts of a path: enough to find the file, the same on every machine. */
export function shortName(path: string): string {
  const parent = basename(dirname(dirname(path)));
  const name = join(basename(dirname(path)), basename(path));
  return parent === "probes" ? join("probes", name) : name;
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
