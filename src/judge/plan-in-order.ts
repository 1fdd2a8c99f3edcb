/** The planner of a run whose questions do not depend on answers: everything at the start, in order. */
import type { Plan } from "../model/plan.js";
import type { Planner } from "../model/planner.js";

export function planInOrder(plan: Plan): Planner<null> {
  return {
    id: "in-order",
    version: 1,
    start: () => ({ state: null, decision: { kind: "ask", steps: plan.steps } }),
    next: () => ({ state: null, decision: { kind: "wait" } }),
  };
}
