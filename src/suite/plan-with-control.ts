/** Plans a run with or without a control: every question whose answers are compared is asked of the trusted endpoint too, in the next request. */
import { asksKnowledge } from "../model/asks-knowledge.js";
import { depthCeilings, type Plan, type PlannedStep } from "../model/plan.js";
import type { Probe } from "../model/probe.js";
import type { Suite } from "../model/suite.js";
import { asksOften, isCompared } from "./plan-enrolment.js";
import { plannedRatio, planRun, type PlanOptions } from "./plan-run.js";

/**
 * Answers to one wording by either side at most. Origin: `npm run bench -- control` on 33 models (doi:10.5281/zenodo.21278557): the mean stated
 * chance to notice another vendor's model (33 runs each) was 0.20 at 5 answers a side to 12 wordings, 1.00 at 20, and 0.86 at 10 answers to 24 wordings.
 */
const mostAnswers = 20;

/** The control's requests are part of the run's: fewer questions are asked, each of both. */
export function planWithControl(suites: readonly Suite[], { depth, seed, maxRequests, only, skip, cells }: PlanOptions, withControl: boolean): Plan {
  const options = { depth, seed, only, skip, ...(cells !== undefined && { cells }) };
  if (!withControl) return planRun(suites, { ...options, maxRequests });
  const compared = new Set(suites.flatMap(({ probes }) => probes.filter((probe) => isCompared(probe) && !asksKnowledge(probe.subject)).map(({ id }) => id)));
  const budget = Math.floor(Math.min(depthCeilings[depth] * plannedRatio, maxRequests));
  const asked = suites.map((suite) => ({ ...suite, probes: suite.probes.map((probe) => (compared.has(probe.id) && asksOften(probe) ? askOftener(probe) : probe)) }));
  let plan = planRun(asked, { ...options, maxRequests: budget });
  for (let room = budget; room > 0; room -= 1) {
    plan = planRun(asked, { ...options, maxRequests: room });
    if (addTwins(plan.steps, compared).length <= budget) break;
  }
  return { ...plan, steps: addTwins(plan.steps, compared) };
}

/** A control's answers are all that is known of the model, so the last of them still tell something. */
function askOftener(probe: Probe): Probe {
  return { ...probe, repeat: { ...probe.repeat, max: Math.max(probe.repeat.max, mostAnswers) } };
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
