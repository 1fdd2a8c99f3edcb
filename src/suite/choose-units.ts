/** The units a plan can ask: a probe's cell with all its steps, in a seeded order that is balanced over probes and languages. */
import { AuditError } from "../model/audit-error.js";
import { findBestMatch } from "string-similarity";
import type { Cell, Probe } from "../model/probe.js";
import type { Suite } from "../model/suite.js";
import { createRandom } from "./create-random.js";

export interface Unit {
  readonly suite: string;
  readonly probe: Probe;
  readonly cell: Cell;
  /** Requests that one repetition costs. */
  readonly cost: number;
}

export interface Choice {
  readonly seed: number;
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** Throws AuditError when `only` or `skip` names no probe of these suites. */
export function checkProbeNames(suites: readonly Suite[], { only, skip }: Choice): void {
  const known = suites.flatMap(({ probes }) => probes.map(({ id }) => id));
  for (const [flag, names] of [["--only", only], ["--skip", skip]] as const) {
    const unknown = names.find((name) => !known.includes(name));
    if (unknown === undefined) continue;
    const near = findBestMatch(unknown, known).ratings.toSorted((a, b) => b.rating - a.rating).slice(0, 3).map(({ target }) => target);
    throw new AuditError("bad-input", `${flag}: "${unknown}" is not a probe of ${suites.map(({ id }) => id).join(", ")}`, `The nearest names are: ${near.join(", ")}. \`ai-audit probes list\` names them all.`);
  }
}

/** Retired probes never, experimental ones only when named, follow-ups only when an answer calls for them. */
export function isAsked(probe: Probe, { only, skip }: Choice): boolean {
  if (skip.includes(probe.id) || probe.after !== undefined || probe.lifecycle === "retired") return false;
  if (only.length > 0) return only.includes(probe.id);
  return probe.lifecycle === "stable";
}

export function chooseUnits(suite: Suite, choice: Choice): Unit[] {
  const units = suite.probes.filter((probe) => isAsked(probe, choice)).flatMap((probe) => {
    const cells = probe.cells.draw === "each" ? probe.cells.list : [createRandom(choice.seed, `cell/${probe.id}`).pick(probe.cells.list)];
    return cells.map((cell): Unit => ({ suite: suite.id, probe, cell, cost: probe.steps.length }));
  });
  return balance(createRandom(choice.seed, `order/${suite.id}`).shuffle(units));
}

/** Always next: the unit whose probe, then whose language, then whose subject was taken least so far. */
function balance(units: readonly Unit[]): Unit[] {
  const left = [...units];
  const taken = new Map<string, number>();
  const count = (key: string): number => taken.get(key) ?? 0;
  const ordered: Unit[] = [];
  while (left.length > 0) {
    let best = 0;
    for (let index = 1; index < left.length; index += 1) if (comesBefore(left[index], left[best], count)) best = index;
    const [unit] = left.splice(best, 1);
    if (unit === undefined) break;
    for (const key of keysOf(unit)) taken.set(key, count(key) + 1);
    ordered.push(unit);
  }
  return ordered;
}

function keysOf({ probe, cell }: Unit): string[] {
  return [`probe/${probe.id}`, `language/${cell.language ?? ""}`, ...Object.entries(probe.subject).map(([name, value]) => `subject/${name}/${value}`)];
}

function comesBefore(unit: Unit | undefined, other: Unit | undefined, count: (key: string) => number): boolean {
  if (unit === undefined || other === undefined) return false;
  const [probe = "", language = "", ...subjects] = keysOf(unit);
  const [otherProbe = "", otherLanguage = "", ...otherSubjects] = keysOf(other);
  const sum = (keys: readonly string[]): number => keys.reduce((total, key) => total + count(key), 0);
  return count(probe) - count(otherProbe) < 0 || (count(probe) === count(otherProbe) && (count(language) - count(otherLanguage) < 0 || (count(language) === count(otherLanguage) && sum(subjects) < sum(otherSubjects))));
}
