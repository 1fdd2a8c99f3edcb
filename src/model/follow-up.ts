/** A question that is asked only where an answer was withheld, as the planner needs to know it. */
import type { PlannedStep } from "./plan.js";

export interface FollowUp {
  readonly probe: string;
  /** All have to hold of one repetition of the asked cell. */
  readonly conditions: readonly { readonly step: string; readonly is: "withheld" | "answered" }[];
  /** The most useful first; fewer may be asked. */
  readonly steps: readonly Omit<PlannedStep, "seq">[];
}
