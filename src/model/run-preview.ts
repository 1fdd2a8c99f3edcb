/** What a run would send and could show, before anything is sent: the content of `run --dry-run`. */
import type { Plan } from "./plan.js";

export interface RunPreview {
  readonly plan: Plan;
  /** Requests that the plan asks for; retries come on top, up to the run's ceiling. */
  readonly requests: number;
  readonly inputTokensCeiling: number;
  readonly outputTokensCeiling: number;
  /** All ceilings reached; null: no price is known. */
  readonly worstCaseUsd: number | null;

  /** What this claim's references can convict, can only rank, and cannot see: one line each. */
  readonly convict: readonly string[];
  readonly rank: readonly string[];
  readonly blind: readonly string[];
}
