/** Reads `ai-audit.yaml`: the same words as the flags, checked as strictly, overridden by them. */
import { existsSync, readFileSync } from "node:fs";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { LineCounter, parseDocument, type Document } from "yaml";
import { z } from "zod";
import { AuditError } from "../model/audit-error.js";
import { acceptSchema, gateSchema } from "../model/gate.js";
import { neverAccepted } from "../pipeline/check-gates.js";
import { duration, type SendingFlags } from "./sending-options.js";

export const configFileName = "ai-audit.yaml";

const durationValue = z.union([z.string(), z.number()]).transform((value, context) => {
  try {
    return duration(String(value));
  } catch {
    context.addIssue({ code: "custom", message: `must be a time such as 90s, 10m or 1h, got ${String(value)}` });
    return z.NEVER;
  }
});

const names = z.array(z.string()).min(1);

export const configSchema = z.strictObject({
  endpoint: z.string(), model: z.string(), claim: z.string(), protocol: z.string(), provider: z.string(), apiKeyEnv: z.string(),
  header: names, envFile: z.string(), suite: names, only: names, skip: names, depth: z.string(),
  maxRequests: z.int().min(1), maxUsd: z.number().nonnegative(), price: z.tuple([z.number().nonnegative(), z.number().nonnegative()]),
  maxTime: durationValue, timeout: durationValue, concurrency: z.int().min(1), rate: z.number().positive(), seed: z.int().min(0).max(0xffffffff),
  reference: names, control: z.union([z.string(), z.looseObject({}).transform((target) => JSON.stringify(target))]), out: z.string(), format: names, failOn: z.string(), redactText: z.boolean(),
  baseline: z.string(), history: z.string(), allowInconclusive: z.int().min(0), runLength: z.int().min(1), notifyEnv: z.string(), notifyKind: z.string(),
  gates: z.array(gateSchema), accept: z.array(acceptSchema).superRefine((rows, context) => {
    for (const [index, { finding }] of rows.entries()) {
      if (neverAccepted.includes(finding)) context.addIssue({ code: "custom", path: [index, "finding"], message: `"${finding}" cannot be accepted: that the model is another one is what an audit is for` });
    }
  }),
}).partial();

/** Throws AuditError naming file:line:column. A file that was named must be there; the default one may be absent. */
export function loadConfig(named: string | undefined): SendingFlags {
  const path = named ?? configFileName;
  if (!existsSync(path)) {
    if (named === undefined) return {};
    throw new AuditError("bad-input", `--config ${path}: there is no such file`, "Give an existing file, or write one with `ai-audit init`.");
  }
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new AuditError("bad-data-file", `${path}:${line}:${col}: ${error.message.split("\n")[0] ?? "not YAML"}`, "Mend the YAML.");
  }
  const parsed = configSchema.safeParse(document.toJS({ maxAliasCount: 10 }) ?? {});
  if (parsed.success) return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  const issue = parsed.error.issues[0];
  const unknownKey = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const place = unknownKey === undefined ? issue?.path ?? [] : [...(issue?.path ?? []), unknownKey];
  const { line, col } = positionOf(document, place, lines);
  throw new AuditError("bad-data-file", `${path}:${line}:${col}: ${place.join(".")}: ${unknownKey === undefined ? issue?.message ?? "does not fit" : "is not a setting"}`, "Mend the setting; `ai-audit init` writes a file that names them all.");
}

/** Where the configuration file names the endpoint, for reports that point at lines; null where none does. */
export function locateEndpoint(named: string | undefined): { file: string; line: number } | null {
  const path = named ?? configFileName;
  if (!existsSync(path)) return null;
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  if (document.get("endpoint") === undefined) return null;
  const inside = relative(process.cwd(), resolve(path));
  // A path that leads out of the project means nothing to whoever reads the report.
  return { file: inside.startsWith("..") || isAbsolute(inside) ? basename(path) : inside.split(sep).join("/"), line: positionOf(document, ["endpoint"], lines).line };
}

function positionOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): { line: number; col: number } {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = node !== null && typeof node === "object" && "range" in node ? (node.range as readonly number[] | undefined) : undefined;
    if (range?.[0] !== undefined) return lines.linePos(range[0]);
  }
  return { line: 1, col: 1 };
}
