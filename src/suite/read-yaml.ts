/** Reads one YAML file against a schema; every mistake is placed by line and column. */
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Pair } from "yaml";
import type { z } from "zod";
import type { DataProblem } from "./data-problem.js";

export type YamlResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly place: (path: readonly PropertyKey[]) => string }
  | { readonly ok: false; readonly problems: readonly DataProblem[] };

/** Aliases expand to at most this many nodes an anchor: a bomb needs thousands, a checklist shared by three rules a handful. */
const maximumAliases = 100;

export function readYaml<Schema extends z.ZodType>(path: string, schema: Schema): YamlResult<z.infer<Schema>> {
  const name = shortName(path);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return { ok: false, problems: [{ place: name, message: error instanceof Error ? error.message : String(error) }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number): string => { const { line, col } = lines.linePos(offset); return `${name}:${line}:${col}`; };
  if (document.errors.length > 0) {
    return { ok: false, problems: document.errors.map((error) => ({ place: at(error.pos[0]), message: error.message.split("\n")[0]?.replace(/ at line.*$/, "") ?? "not YAML" })) };
  }
  const place = (issuePath: readonly PropertyKey[]): string => at(offsetOf(document, issuePath));
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: maximumAliases });
  } catch (error) {
    return { ok: false, problems: [{ place: at(0), message: error instanceof Error ? error.message : String(error) }] };
  }
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { ok: true, value: parsed.data, place };
  return {
    ok: false,
    problems: parsed.error.issues.flatMap((issue) => {
      if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ place: place([...issue.path, key]), message: `${[...issue.path, key].join(".")}: is not a known field` }));
      return [{ place: place(issue.path), message: `${issue.path.length === 0 ? "file" : issue.path.join(".")}: ${issue.message}${valueAt(plain, issue.path)}` }];
    }),
  };
}

function valueAt(plain: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = plain;
  for (const key of path) value = value !== null && typeof value === "object" ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return value === undefined ? "" : `, got ${JSON.stringify(value)?.slice(0, 60) ?? "nothing"}`;
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
