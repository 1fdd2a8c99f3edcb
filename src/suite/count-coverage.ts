/** Counts what a plan asks of what there is. */
import type { PlannedStep, SuiteCoverage } from "../model/plan.js";
import type { Probe } from "../model/probe.js";

/** `available`: the suite's probes that could have been asked. */
export function countCoverage(suite: string, available: readonly Probe[], steps: readonly PlannedStep[]): SuiteCoverage {
  const own = steps.filter(({ probe }) => probe.suite === suite);
  return {
    suite,
    probesAsked: new Set(own.map(({ probe }) => probe.id)).size,
    probesAvailable: available.length,
    cellsAsked: new Set(own.map(({ probe }) => `${probe.id}/${probe.cell}`)).size,
    cellsAvailable: available.reduce((sum, { cells }) => sum + cells.list.length, 0),
    requests: own.length,
  };
}
