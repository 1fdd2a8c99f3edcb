/** Reads a `--targets FILE`: several endpoints, each named once. */
import { existsSync } from "node:fs";
import { z } from "zod";
import { AuditError } from "../model/audit-error.js";
import { targetSchema, type Target } from "../model/endpoint.js";
import { parseDataFile } from "./parse-data-file.js";

const fileSchema = z.strictObject({ targets: z.array(targetSchema).min(1) });

export function loadTargets(path: string): readonly Target[] {
  if (!existsSync(path)) throw new AuditError("bad-input", `--targets ${path}: there is no such file`, "Give a YAML file with a list `targets:` of name, endpoint and model.");
  const { targets } = parseDataFile(path, fileSchema, "Each target has a name, an endpoint and a model; claim, apiKeyEnv, protocol, provider and price are optional.");
  const twice = targets.find(({ name }, index) => targets.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) throw new AuditError("bad-data-file", `${path}: two targets are called "${twice.name}"`, "Give each its own name: histories and reports go by it.");
  return targets;
}
