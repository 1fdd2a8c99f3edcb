/** The suites that a folder of probes holds. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Names of the folders with a suite.yaml, sorted. */
export function listSuites(probesDirectory: string): readonly string[] {
  if (!existsSync(probesDirectory)) return [];
  return readdirSync(probesDirectory).filter((name) => existsSync(join(probesDirectory, name, "suite.yaml"))).sort();
}
