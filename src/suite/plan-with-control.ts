/** Plans a run with or without a control: every question whose answers are compared is asked of the trusted endpoint too, in the next request. */
import { depthCeilings, type Plan, type PlannedStep } from "../model/plan.js";
import type { Suite } from "../model/suite.js";
import { isCompared } from "./plan-enrolment.js";
import { plannedRatio, planRun, type PlanOptions } from "./plan-run.js";

/** The control's requests are part of the run's: fewer questions are asked, each of both. */
export function planWithControl(suites: readonly Suite[], { depth, seed, maxRequests, only, skip, cells }: PlanOptions, withControl: boolean): Plan {
  const options = { depth, seed, only, skip, ...(cells !== undefined && { cells }) };
  if (!withControl) return planRun(suites, { ...options, maxRequests });
  const compared = new Set(suites.flatMap(({ probes }) => probes.filter(isCompared).map(({ id }) => id)));
  const budget = Math.floor(Math.min(depthCeilings[depth] * plannedRatio, maxRequests));
  let plan = planRun(suites, { ...options, maxRequests: budget });
  for (let room = budget; room > 0; room -= 1) {
    plan = planRun(suites, { ...options, maxRequests: room });
    if (addTwins(plan.steps, compared).length <= budget) break;
  }
  return { ...plan, steps: addTwins(plan.steps, compared) };
}

/** Which side goes first alternates, so that neither is always the one with the warmer minute. */
function addTwins(steps: readonly PlannedStep[], compared: ReadonlySet<string>): PlannedStep[] {
  let pairs = 0;
  return steps.flatMap((step): PlannedStep[] => {
    if (!compared.has(step.probe.id)) return [step];
    pairs += 1;
    const twin: PlannedStep = { ...step, side: "control" };
    return pairs % 2 === 0 ? [twin, step] : [step, twin];
  }).map((step, seq) => ({ ...step, seq }));
}
