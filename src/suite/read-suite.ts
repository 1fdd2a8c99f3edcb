/** Reads a suite's folder and gathers every mistake in it. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import canonicalize from "canonicalize";
import { probeSchema, type Probe } from "../model/probe.js";
import { suiteFileSchema, type Suite } from "../model/suite.js";
import { checkBorrowed } from "./check-borrowed.js";
import { checkProbe } from "./check-probe.js";
import type { DataProblem } from "./data-problem.js";
import { readYaml, shortName } from "./read-yaml.js";

/** A probe that could be read, and where its parts stand. */
export interface PlacedProbe {
  readonly probe: Probe;
  readonly place: (path: readonly PropertyKey[]) => string;
}

export interface ReadSuite {
  /** null when there are problems. */
  readonly suite: Suite | null;
  readonly problems: readonly DataProblem[];
  /** Those without a mistake in their form, in the order of suite.yaml. */
  readonly probes: readonly PlacedProbe[];
}

/** In `after.probe`: whichever probe of the suite has the steps. */
const anyProbe = "any";
/** The same that a probe's own id must be, so that no name leads out of the folder. */
const identifier = probeSchema.unwrap().shape.id;

export function readSuite(directory: string): ReadSuite {
  const file = readYaml(join(directory, "suite.yaml"), suiteFileSchema);
  if (!file.ok) return { suite: null, problems: file.problems, probes: [] };
  const problems: DataProblem[] = [];
  const name = basename(directory);
  if (file.value.id !== name) problems.push({ place: file.place(["id"]), message: `id must be the folder's name "${name}", got "${file.value.id}"` });
  const probes: PlacedProbe[] = [];
  for (const [index, id] of file.value.probes.entries()) {
    const say = (message: string): void => void problems.push({ place: file.place(["probes", index]), message: `probes.${index} ${message}` });
    const path = join(directory, `${id}.yaml`);
    if (!identifier.safeParse(id).success) { say(`must be kebab-case, got ${JSON.stringify(id)}`); continue; }
    if (file.value.probes.indexOf(id) !== index) { say(`names "${id}" a second time`); continue; }
    if (!existsSync(path)) { say(`names "${id}", and there is no ${shortName(path)}`); continue; }
    const read = readYaml(path, probeSchema);
    if (!read.ok) { problems.push(...read.problems); continue; }
    problems.push(...checkProbe(read.value, id, read.place));
    const after = read.value.after?.probe;
    if (after !== undefined && after !== anyProbe && (after === id || !file.value.probes.includes(after))) problems.push({ place: read.place(["after", "probe"]), message: `after.probe must name another probe of this suite, got "${after}"` });
    probes.push({ probe: read.value, place: read.place });
  }
  problems.push(...findUnlistedFiles(directory, file.value.probes), ...checkBorrowed(probes));
  if (problems.length > 0) return { suite: null, problems, probes };
  const content = { ...file.value, probes: probes.map(({ probe }) => probe) };
  return { suite: { ...content, digest: createHash("sha256").update(canonicalize(content) ?? "").digest("hex") }, problems, probes };
}

function findUnlistedFiles(directory: string, listed: readonly string[]): DataProblem[] {
  return readdirSync(directory).flatMap((name) => {
    const place = shortName(join(directory, name));
    if (name.endsWith(".yml")) return [{ place, message: "must end in .yaml" }];
    if (!name.endsWith(".yaml") || name === "suite.yaml" || listed.includes(basename(name, ".yaml"))) return [];
    return [{ place, message: `is not in the list of suite.yaml: add "${basename(name, ".yaml")}" there, or remove the file` }];
  });
}
