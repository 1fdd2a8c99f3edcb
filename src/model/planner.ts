/** A planner decides what to ask next; `record` is handed one and never knows why it asks. */
import type { Exchange } from "./exchange.js";
import type { PlannedStep } from "./plan.js";

export type PlannerDecision =
  /** `soon`: asked before what is waiting already. */
  | { readonly kind: "ask"; readonly steps: readonly PlannedStep[]; readonly soon?: readonly PlannedStep[] }
  | { readonly kind: "wait" }
  | { readonly kind: "stop"; readonly reason: string };

/**
 * A pure fold. `start` gives the first steps; `next` is called once for every finished step (its last attempt), in the
 * order in which they finished. `wait` adds nothing; `stop` ends the run when what is in flight has come back.
 */
export interface Planner<State = unknown> {
  readonly id: string;
  readonly version: number;
  start(): { readonly state: State; readonly decision: PlannerDecision };
  next(state: State, exchange: Exchange): { readonly state: State; readonly decision: PlannerDecision };
}
