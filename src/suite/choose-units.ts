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
  const shuffled = balance(createRandom(choice.seed, `order/${suite.id}`).shuffle(units), choice.seed);
  return [...shuffled.filter(({ probe }) => probe.essential === true), ...shuffled.filter(({ probe }) => probe.essential !== true)];
}

/**
 * Always next: the unit whose probe was taken least so far, then whose language, then whose subjects. Where every cell is of interest, "least" is by
 * the units there are, from a seeded start, so that a language in which two questions exist does not get as many turns as one in which all do.
 */
function balance(units: readonly Unit[], seed: number): Unit[] {
  const left = [...units];
  const taken = new Map<string, number>();
  const available = new Map<string, number>();
  for (const key of units.flatMap(keysOf)) available.set(key, (available.get(key) ?? 0) + 1);
  const isGrid = units.every(({ probe }) => probe.cells.draw === "each");
  const starts = new Map([...available.keys()].map((key) => [key, isGrid && !key.startsWith("probe/") ? createRandom(seed, `turn/${key}`).fraction() : 0]));
  const rank = (key: string): number => ((taken.get(key) ?? 0) + (starts.get(key) ?? 0)) / (isGrid && !key.startsWith("probe/") ? available.get(key) ?? 1 : 1);
  const ordered: Unit[] = [];
  while (left.length > 0) {
    const ranks = left.map((unit) => keysOf(unit).map(rank));
    const best = ranks.reduce((least, rank, index) => (isLess(rank, ranks[least] ?? []) ? index : least), 0);
    const [unit] = left.splice(best, 1);
    if (unit === undefined) break;
    for (const key of keysOf(unit)) taken.set(key, (taken.get(key) ?? 0) + 1);
    ordered.push(unit);
  }
  return ordered;
}

/** What a plan is balanced over, the first first. */
function keysOf({ probe, cell }: Unit): string[] {
  const { topic: _topic, theme: _theme, ...subject } = probe.subject;
  return [`probe/${probe.id}`, `language/${cell.language ?? ""}`, ...Object.entries(subject).map(([name, value]) => `subject/${name}/${value}`)];
}

/** Compares as words are: by the first number that differs. */
function isLess(rank: readonly number[], other: readonly number[]): boolean {
  const at = rank.findIndex((number, index) => number !== other[index]);
  return at !== -1 && (rank[at] ?? 0) < (other[at] ?? 0);
}
