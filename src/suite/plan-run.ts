/** Plans a run: which probes and cells a depth asks, how often, and in which order, all from the seed. */
import { AuditError } from "../model/audit-error.js";
import { depthCeilings, type Depth, type Plan, type PlannedStep, type SuiteCoverage } from "../model/plan.js";
import type { Suite } from "../model/suite.js";
import { allotRounds, type Allotment } from "./allot-rounds.js";
import { checkProbeNames, chooseUnits, isAsked, type Choice } from "./choose-units.js";
import { createRandom } from "./create-random.js";
import { expandProbe } from "./expand-probe.js";

export interface PlanOptions extends Choice {
  readonly depth: Depth;
  /** Attempts that the run may make at most. */
  readonly maxRequests: number;
}

/** A depth's ceiling counts retries: this part of it is planned, the rest is room for a tenth of the requests to fail once. */
export const plannedRatio = 0.9;

export function planRun(suites: readonly Suite[], options: PlanOptions): Plan {
  checkUniqueNames(suites);
  checkProbeNames(suites, options);
  const budget = Math.min(Math.floor(depthCeilings[options.depth] * plannedRatio), Math.floor(options.maxRequests));
  const units = new Map(suites.map((suite) => [suite.id, chooseUnits(suite, options)]));
  const allotments = allotRounds(suites, units, budget);
  const steps = orderSteps(allotments, options.seed);
  return {
    depth: options.depth,
    seed: options.seed,
    steps,
    coverage: suites.map((suite) => coverSuite(suite, steps, options)),
    skipped: [...listSkipped(suites, options), ...listUnreached(allotments)],
  };
}

/** Repetitions of a cell are spread over the run, so that a change during it falls on all alike; the steps of one stay together. */
function orderSteps(allotments: readonly Allotment[], seed: number): PlannedStep[] {
  const random = createRandom(seed, "interleave");
  const rounds = allotments.flatMap(({ unit, rounds: count }) => Array.from({ length: count }, (_, sample) => ({
    at: (sample + random.integer(0, 999_999) / 1_000_000) / count,
    steps: expandProbe(unit.suite, unit.probe, unit.cell, seed, sample),
  })));
  return rounds.toSorted((a, b) => a.at - b.at).flatMap(({ steps }) => steps).map((step, seq) => ({ seq, ...step }));
}

/** Available is all that is stable, and what else was asked for by name. */
function coverSuite(suite: Suite, steps: readonly PlannedStep[], choice: Choice): SuiteCoverage {
  const own = steps.filter(({ probe }) => probe.suite === suite.id);
  const available = suite.probes.filter((probe) => probe.lifecycle === "stable" || isAsked(probe, choice));
  return {
    suite: suite.id,
    probesAsked: new Set(own.map(({ probe }) => probe.id)).size,
    probesAvailable: available.length,
    cellsAsked: new Set(own.map(({ probe }) => `${probe.id}/${probe.cell}`)).size,
    cellsAvailable: available.reduce((sum, { cells }) => sum + cells.list.length, 0),
    requests: own.length,
  };
}

/** Observations are told apart by the probe's id alone. */
function checkUniqueNames(suites: readonly Suite[]): void {
  const owners = new Map<string, string>();
  for (const { id: suite, probes } of suites) {
    for (const { id } of probes) {
      const other = owners.get(id);
      if (other !== undefined) throw new AuditError("bad-data-file", `probes/${suite}/${id}.yaml: the suite "${other}" has a probe "${id}" too`, "Give one of them another name; a probe's id belongs to one suite.");
      owners.set(id, suite);
    }
  }
}

function listSkipped(suites: readonly Suite[], choice: Choice): Plan["skipped"] {
  return suites.flatMap(({ probes }) => probes.filter((probe) => !isAsked(probe, choice)).map((probe) => ({
    probe: probe.id,
    why: choice.skip.includes(probe.id) ? "left out by --skip"
      : probe.after !== undefined ? `asked only after ${probe.after.probe}`
      : choice.only.length > 0 && !choice.only.includes(probe.id) ? "not named by --only"
      : probe.lifecycle,
  })));
}

/** Probes of which no cell fitted into the run's requests. */
function listUnreached(allotments: readonly Allotment[]): { probe: string; why: string }[] {
  const asked = new Set(allotments.filter(({ rounds }) => rounds > 0).map(({ unit }) => unit.probe.id));
  const unreached = new Set(allotments.map(({ unit }) => unit.probe.id).filter((id) => !asked.has(id)));
  return [...unreached].map((probe) => ({ probe, why: "no room at this depth" }));
}
