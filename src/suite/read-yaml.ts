/** Reads one YAML file against a schema; every mistake is placed by line and column. */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { z } from "zod";
import type { DataProblem } from "./data-problem.js";
import { describeIssue } from "./describe-issue.js";
import { parseYaml } from "./parse-yaml.js";
import { recallYaml } from "./recall-yaml.js";

export type YamlResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly place: (path: readonly PropertyKey[]) => string }
  | { readonly ok: false; readonly problems: readonly DataProblem[] };

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
  const known = schema.safeParse(recallYaml(text));
  if (known.success) return { ok: true, value: known.data, place: (issuePath) => placeLater(text, name, issuePath) };
  const read = parseYaml(text, name);
  if (!read.ok) return read;
  const { plain, place } = read;
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { ok: true, value: parsed.data, place };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => describeIssue(issue, plain)).map(({ path: issuePath, message }) => ({ place: place(issuePath), message })) };
}

function placeLater(text: string, name: string, path: readonly PropertyKey[]): string {
  const read = parseYaml(text, name);
  return read.ok ? read.place(path) : name;
}

/** The last two parts of a path: enough to find the file, the same on every machine. */
export function shortName(path: string): string {
  const parent = basename(dirname(dirname(path)));
  const name = join(basename(dirname(path)), basename(path));
  return parent === "probes" ? join("probes", name) : name;
}
