/** Loads a suite, or says what is wrong with it. */
import { AuditError } from "../model/audit-error.js";
import type { Suite } from "../model/suite.js";
import { readSuite } from "./read-suite.js";

/** `directory` holds suite.yaml and one YAML file a probe. Throws AuditError "bad-data-file" naming file:line:column. */
export function loadSuite(directory: string): Suite {
  const { suite, problems } = readSuite(directory);
  if (suite !== null) return suite;
  const [first, ...others] = problems;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  throw new AuditError("bad-data-file", `${first?.place ?? directory}: ${first?.message ?? "cannot be read"}${more}`, "Mend the file; `ai-audit probes lint` lists every mistake.");
}
