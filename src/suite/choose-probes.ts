/** Which probes take part: by lifecycle and by name, and why the others do not. */
import { findBestMatch } from "string-similarity";
import { AuditError } from "../model/audit-error.js";
import { depths, type Depth, type Plan } from "../model/plan.js";
import type { Cell, Probe } from "../model/probe.js";
import type { Suite } from "../model/suite.js";

export interface Choice {
  /** Left out: probes of every depth. */
  readonly depth?: Depth;
  readonly seed: number;
  /** Ids of probes; empty: all that are stable. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Cells to choose from, by probe; a probe that is not named here has all of its own. What a baseline was measured with. */
  readonly cells?: Readonly<Record<string, readonly string[]>>;
}

/** The cells a plan may ask of a probe. */
export function listCells({ id, cells }: Probe, choice: Choice): readonly Cell[] {
  const named = choice.cells !== undefined && Object.hasOwn(choice.cells, id) ? choice.cells[id] : undefined;
  return named === undefined ? cells.list : cells.list.filter((cell) => named.includes(cell.id));
}

/** As many as fit on one line. */
const NEAREST_NAMES = 3;

/** Throws AuditError when `only` or `skip` names no probe of these suites, or when two suites have a probe of one name. */
export function checkNames(suites: readonly Suite[], { only, skip }: Choice): void {
  const owners = new Map<string, string>();
  for (const { id: suite, probes } of suites) {
    for (const { id } of probes) {
      const other = owners.get(id);
      // Observations are told apart by the probe's id alone.
      if (other !== undefined) throw new AuditError("bad-data-file", `probes/${suite}/${id}.yaml: the suite "${other}" has a probe "${id}" too`, "Give one of them another name; a probe's id belongs to one suite.");
      owners.set(id, suite);
    }
  }
  const known = [...owners.keys()];
  for (const [flag, names] of [["--only", only], ["--skip", skip]] as const) {
    const unknown = names.find((name) => !owners.has(name));
    if (unknown === undefined) continue;
    const near = known.length === 0 ? [] : findBestMatch(unknown, known).ratings.toSorted((a, b) => b.rating - a.rating).slice(0, NEAREST_NAMES).map(({ target }) => target);
    const remedy = "`ai-audit probes list` names them all.";
    throw new AuditError("bad-input", `${flag}: "${unknown}" is not a probe of ${suites.map(({ id }) => id).join(", ")}`, near.length === 0 ? remedy : `The nearest names are: ${near.join(", ")}. ${remedy}`);
  }
}

/** Null: it takes part. Retired probes never do; experimental ones, and those of a greater depth, only when named. */
export function whyLeftOut(probe: Probe, { only, skip, depth }: Choice): string | null {
  if (skip.includes(probe.id)) return "left out by --skip";
  if (probe.lifecycle === "retired") return probe.lifecycle;
  if (only.length > 0) return only.includes(probe.id) ? null : "not named by --only";
  if (probe.lifecycle !== "stable") return probe.lifecycle;
  return isKeptForDeeper(probe, depth) ? `asked from --depth ${probe.from} on` : null;
}

/** Whether this depth never asks it, unless by name. */
export function isKeptForDeeper({ from }: Probe, depth: Depth | undefined): boolean {
  return from !== undefined && depth !== undefined && depths.indexOf(depth) < depths.indexOf(from);
}

/** As `whyLeftOut`, at the start of a run: follow-ups wait until an answer calls for them. */
export function whyNotAtStart(probe: Probe, choice: Choice): string | null {
  return whyLeftOut(probe, choice) ?? (probe.after === undefined ? null : probe.after.probe === "any" ? `asked only where ${probe.after.when}` : `asked only after ${probe.after.probe}`);
}

export function listSkipped(suites: readonly Suite[], why: (probe: Probe) => string | null): Plan["skipped"] {
  return suites.flatMap(({ probes }) => probes.flatMap((probe) => {
    const reason = why(probe);
    return reason === null ? [] : [{ probe: probe.id, why: reason }];
  }));
}
