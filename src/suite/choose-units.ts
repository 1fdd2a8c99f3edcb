/** The units a plan can ask: a probe's cell with all its steps, in a seeded order that is balanced over probes and languages. */
import type { Cell, Probe } from "../model/probe.js";
import type { Suite } from "../model/suite.js";
import { listCells, whyNotAtStart, type Choice } from "./choose-probes.js";
import { createRandom } from "./create-random.js";

export interface Unit {
  readonly suite: string;
  readonly probe: Probe;
  readonly cell: Cell;
  /** Requests that one repetition costs. */
  readonly cost: number;
}

export function chooseUnits(suite: Suite, choice: Choice): Unit[] {
  const units = suite.probes.filter((probe) => whyNotAtStart(probe, choice) === null).flatMap((probe) => {
    const all = listCells(probe, choice);
    const cells = probe.cells.draw === "each" || all.length === 0 ? all : [createRandom(choice.seed, `cell/${probe.id}`).pick(all)];
    return cells.map((cell): Unit => ({ suite: suite.id, probe, cell, cost: probe.steps.length }));
  });
  const shuffled = balance(createRandom(choice.seed, `order/${suite.id}`).shuffle(units));
  return [...shuffled.filter(({ probe }) => probe.essential === true), ...shuffled.filter(({ probe }) => probe.essential !== true)];
}

/** Always next: the unit whose probe, then whose language, then whose subjects were taken least so far. */
function balance(units: readonly Unit[]): Unit[] {
  const left = [...units];
  const taken = new Map<string, number>();
  const countTaken = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + (taken.get(key) ?? 0), 0);
  const ordered: Unit[] = [];
  while (left.length > 0) {
    const ranks = left.map((unit) => keysOf(unit).map(countTaken));
    const best = ranks.reduce((least, rank, index) => (isLess(rank, ranks[least] ?? []) ? index : least), 0);
    const [unit] = left.splice(best, 1);
    if (unit === undefined) break;
    for (const key of keysOf(unit).flat()) taken.set(key, (taken.get(key) ?? 0) + 1);
    ordered.push(unit);
  }
  return ordered;
}

/** What a plan is balanced over, the first first. */
function keysOf({ probe, cell }: Unit): string[][] {
  return [[`probe/${probe.id}`], [`language/${cell.language ?? ""}`], Object.entries(probe.subject).map(([name, value]) => `subject/${name}/${value}`)];
}

/** Compares as words are: by the first number that differs. */
function isLess(rank: readonly number[], other: readonly number[]): boolean {
  const at = rank.findIndex((number, index) => number !== other[index]);
  return at !== -1 && (rank[at] ?? 0) < (other[at] ?? 0);
}
