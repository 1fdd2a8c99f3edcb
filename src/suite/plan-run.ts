/** Plans a run: which probes and cells a depth asks, how often, and in which order, all from the seed. */
import { depthCeilings, type Depth, type Plan, type PlannedStep } from "../model/plan.js";
import type { Probe } from "../model/probe.js";
import type { Suite } from "../model/suite.js";
import { allotRounds, type Allotment } from "./allot-rounds.js";
import { canFollow } from "./check-borrowed.js";
import { checkNames, isKeptForDeeper, listSkipped, whyLeftOut, whyNotAtStart, type Choice } from "./choose-probes.js";
import { chooseUnits } from "./choose-units.js";
import { countCoverage } from "./count-coverage.js";
import { createRandom } from "./create-random.js";
import { expandProbe } from "./expand-probe.js";

export interface PlanOptions extends Choice {
  readonly depth: Depth;
  /** Attempts that the run may make at most. */
  readonly maxRequests: number;
}

/** A depth's ceiling counts retries: this part of it is planned, the rest is room for a tenth of the requests to fail once. */
export const plannedRatio = 0.9;

/** Kept out of the first plan where a suite has follow-ups: with what retries do not need, enough for one battery at the lowest depth. */
export const followUpRatio = 0.04;

/** Throws AuditError when `only` or `skip` names no probe of these suites. An empty plan is no error here. */
export function planRun(suites: readonly Suite[], options: PlanOptions): Plan {
  checkNames(suites, options);
  const budget = Math.floor(Math.min(depthCeilings[options.depth] * plannedRatio, options.maxRequests));
  const following = suites.filter(({ probes }) => probes.some((followUp) => whyLeftOut(followUp, options) === null && probes.some((probe) => canFollow(followUp, probe))));
  const reserve = Math.floor((Math.min(depthCeilings[options.depth], options.maxRequests) * followUpRatio) / Math.max(1, following.length));
  const units = new Map(suites.map((suite) => [suite.id, chooseUnits(suite, options)]));
  const allotments = allotRounds(suites, units, budget, new Map(following.map(({ id }) => [id, reserve])));
  const steps = orderSteps(allotments, options.seed);
  return {
    depth: options.depth,
    seed: options.seed,
    steps,
    coverage: suites.map(({ id, probes }) => countCoverage(id, probes.filter((probe) => isAvailable(probe, options)), steps)),
    skipped: [...listSkipped(suites, (probe) => whyNotAtStart(probe, options)), ...listUnreached(allotments)],
  };
}

/** All that is stable and of this depth, whether chosen or not, and what else was asked for by name; a follow-up is no question of its own. */
function isAvailable(probe: Probe, choice: Choice): boolean {
  if (probe.after !== undefined) return false;
  return whyLeftOut(probe, choice) === null || (probe.lifecycle === "stable" && !isKeptForDeeper(probe, choice.depth));
}

/** Repetitions of a cell are spread over the run, so that a change during it falls on all alike; the steps of one stay together. */
function orderSteps(allotments: readonly Allotment[], seed: number): PlannedStep[] {
  const random = createRandom(seed, "interleave");
  const rounds = allotments.flatMap(({ unit, rounds: count }) => Array.from({ length: count }, (_, sample) => ({
    at: (sample + random.fraction()) / count,
    steps: expandProbe(unit.suite, unit.probe, unit.cell, seed, sample),
  })));
  return rounds.toSorted((a, b) => a.at - b.at).flatMap(({ steps }) => steps).map((step, seq) => ({ seq, ...step }));
}

/** Probes of which no cell fitted into the run's requests. */
function listUnreached(allotments: readonly Allotment[]): { probe: string; why: string }[] {
  const asked = new Set(allotments.filter(({ rounds }) => rounds > 0).map(({ unit }) => unit.probe.id));
  const unreached = new Set(allotments.map(({ unit }) => unit.probe.id).filter((id) => !asked.has(id)));
  return [...unreached].map((probe) => ({ probe, why: "no room at this depth" }));
}
