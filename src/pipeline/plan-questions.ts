/** The planner of a run: identity questions by evidence where the claim has a reference, everything else in order, and follow-ups where an answer calls for them. */
import type { Plan } from "../model/plan.js";
import type { Planner } from "../model/planner.js";
import { choosePlanner, type PlannerHeader } from "./choose-planner.js";
import { composePlanner } from "./compose-planner.js";

/** The header decides alone, so that a resumed run gets the same. */
export function planQuestions(header: PlannerHeader, plan: Plan): Planner {
  return composePlanner(plan, { suites: header.suites, options: header.options, protocol: header.endpoint.protocol }, choosePlanner(header, plan));
}
