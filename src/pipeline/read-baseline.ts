/** Reads a frozen baseline, and its digest, which binds a history to it. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { AuditError } from "../model/audit-error.js";
import { baselineSchema, type Baseline } from "../model/history.js";
import { parseDataFile } from "./parse-data-file.js";

export interface FrozenBaseline {
  readonly baseline: Baseline;
  readonly digest: string;
}

export function readBaseline(path: string): FrozenBaseline {
  if (!existsSync(path)) throw new AuditError("bad-input", `--baseline ${path}: there is no such file`, "Freeze one while the endpoint is trusted: `ai-audit baseline freeze --baseline FILE …`.");
  return { baseline: parseDataFile(path, baselineSchema, "Give a file that `ai-audit baseline freeze` wrote."), digest: createHash("sha256").update(readFileSync(path)).digest("hex") };
}
