/** Reads a suite's folder and gathers every mistake in it. */
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import canonicalize from "canonicalize";
import { probeSchema, type Probe } from "../model/probe.js";
import { suiteFileSchema, type Suite } from "../model/suite.js";
import { checkProbe } from "./check-probe.js";
import type { DataProblem } from "./data-problem.js";
import { readYaml, shortName } from "./read-yaml.js";

export interface ReadSuite {
  /** null when there are problems. */
  readonly suite: Suite | null;
  readonly problems: readonly DataProblem[];
}

export function readSuite(directory: string): ReadSuite {
  const path = join(directory, "suite.yaml");
  const file = readYaml(path, suiteFileSchema);
  if (!file.ok) return { suite: null, problems: file.problems };
  const problems: DataProblem[] = [];
  const name = basename(directory);
  if (file.value.id !== name) problems.push({ place: file.place(["id"]), message: `id: must be the folder's name "${name}", got "${file.value.id}"` });
  const probes: Probe[] = [];
  for (const [index, id] of file.value.probes.entries()) {
    if (file.value.probes.indexOf(id) !== index) problems.push({ place: file.place(["probes", index]), message: `probes.${index}: "${id}" stands twice` });
    const probePath = join(directory, `${id}.yaml`);
    const probe = readYaml(probePath, probeSchema);
    if (!probe.ok) { problems.push(...probe.problems); continue; }
    problems.push(...checkProbe(probe.value, probePath, probe.place));
    const after = probe.value.after?.probe;
    if (after !== undefined && !file.value.probes.includes(after)) problems.push({ place: probe.place(["after"]), message: `after.probe: "${after}" is not a probe of this suite` });
    probes.push(probe.value);
  }
  problems.push(...unlistedFiles(directory, file.value.probes));
  if (problems.length > 0) return { suite: null, problems };
  const content = { ...file.value, probes };
  return { suite: { ...content, digest: createHash("sha256").update(canonicalize(content) ?? "").digest("hex") }, problems };
}

function unlistedFiles(directory: string, listed: readonly string[]): DataProblem[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(".yaml") && name !== "suite.yaml" && !listed.includes(basename(name, ".yaml")))
    .map((name) => ({ place: shortName(join(directory, name)), message: `is not in the list of suite.yaml: add "${basename(name, ".yaml")}" there` }));
}
