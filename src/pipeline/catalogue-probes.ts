/** What `probes list|show|lint` look at. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { AuditError } from "../model/audit-error.js";
import type { Message } from "../model/concrete-step.js";
import { listSuites } from "../suite/list-suites.js";
import { lintSuite } from "../suite/lint-suite.js";
import { expandProbe } from "../suite/expand-probe.js";
import { dataDirectory } from "./data-directory.js";
import { loadSuites } from "./prepare-run.js";

export interface ProbeRow {
  readonly id: string; readonly suite: string; readonly version: number; readonly lifecycle: string; readonly cells: number; readonly question: string;
}

/** `names` null: every suite. */
export function catalogueProbes(names: readonly string[] | null): ProbeRow[] {
  return loadSuites(names ?? listSuites(dataDirectory.probes)).flatMap((suite) => suite.probes.map(({ id, version, lifecycle, cells, question }) => (
    { id, suite: suite.id, version, lifecycle, cells: cells.list.length, question }
  )));
}

export interface ProbeDescription {
  readonly suite: string;
  readonly yaml: string;
  readonly asks: readonly { readonly cell: string; readonly step: string; readonly system: string | null; readonly messages: readonly Message[] }[];
}

export function describeProbe(id: string, seed: number): ProbeDescription {
  const suites = loadSuites(listSuites(dataDirectory.probes));
  const suite = suites.find(({ probes }) => probes.some((probe) => probe.id === id));
  const probe = suite?.probes.find((candidate) => candidate.id === id);
  if (suite === undefined || probe === undefined) throw new AuditError("bad-input", `"${id}" is not a probe`, "`ai-audit probes list` names them all.");
  return {
    suite: suite.id,
    yaml: readFileSync(join(dataDirectory.probes, suite.id, `${id}.yaml`), "utf8"),
    asks: probe.cells.list.flatMap((cell) => expandProbe(suite.id, probe, cell, seed, 0)).map(({ probe: { cell }, step }) => ({ cell, step: step.id, system: step.system, messages: step.messages })),
  };
}

export interface LintResult {
  readonly suites: number;
  readonly problems: readonly { readonly place: string; readonly message: string }[];
}

/** A directory is a suite (it holds suite.yaml) or a folder of suites. */
export function lintSuites(directories: readonly string[]): LintResult {
  const folders = (directories.length === 0 ? [dataDirectory.probes] : directories).flatMap((directory) => {
    if (!existsSync(directory) || !statSync(directory).isDirectory()) throw new AuditError("bad-input", `${directory}: there is no such folder`, "Give a suite's folder, or one that holds suites.");
    return existsSync(join(directory, "suite.yaml")) ? [directory] : listSuites(directory).map((name) => join(directory, name));
  });
  return { suites: folders.length, problems: folders.flatMap(lintSuite) };
}
