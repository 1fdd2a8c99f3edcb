/** Writes the configuration file that names every setting. */
import { existsSync } from "node:fs";
import { AuditError } from "../../model/audit-error.js";
import { writeFileOrSay } from "../../pipeline/write-reports.js";
import type { InitFlags } from "../commands/init.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { configFileName } from "../load-config.js";
import { configTemplate } from "../config-template.js";

export function init(flags: InitFlags): ExitCode {
  const path = flags.out ?? configFileName;
  if (existsSync(path) && flags.force !== true) throw new AuditError("bad-input", `${path}: there is such a file already`, "Add --force to overwrite it, or --out for another place.");
  writeFileOrSay(path, configTemplate);
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ config: path })}\n`);
  else process.stderr.write(`Wrote ${path}. Fill in endpoint and model, then: ai-audit run --dry-run\n`);
  return exitCodes.holds;
}
