/** Reads one data file (JSON or YAML) against its schema, with errors that name place, value and remedy. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { AuditError } from "../model/audit-error.js";
import { recallYaml } from "../suite/recall-yaml.js";

export function parseDataFile<Schema extends z.ZodType>(path: string, schema: Schema, remedy: string): z.infer<Schema> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new AuditError("bad-input", `${path}: ${error instanceof Error ? error.message : String(error)}`, remedy);
  }
  let value: unknown;
  try {
    value = path.endsWith(".json") ? JSON.parse(text) : recallYaml(text) ?? parse(text);
  } catch (error) {
    throw new AuditError("bad-data-file", `${path}: ${error instanceof Error ? error.message : String(error)}`, remedy);
  }
  const version = z.looseObject({ schemaVersion: z.unknown() }).safeParse(value);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (version.success && issue?.path[0] === "schemaVersion") {
    throw new AuditError("unknown-schema-version", `${path}: schemaVersion ${JSON.stringify(version.data.schemaVersion)} is not one that this version reads`, "Use the version of ai-audit that wrote the file, or a newer one.");
  }
  throw new AuditError("bad-data-file", `${path}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "does not fit its schema"}`, remedy);
}
