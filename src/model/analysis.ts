/** What reading a recording gives: observations, the counts of the run, and short excerpts to point at. */
import type { Observation } from "./observation.js";
import type { Excerpt } from "./report.js";

/** Exchanges in counts; sums are null when nothing was reported. */
export interface RunTally {
  readonly attempts: number;
  /** Steps whose last attempt gave a usable reply. */
  readonly valid: number;
  /** Attempts answered with 429. */
  readonly rateLimited: number;
  /** Steps whose last attempt gave nothing usable. */
  readonly failed: number;
  readonly withoutUsage: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface Analysis {
  readonly observations: readonly Observation[];
  readonly tally: RunTally;
  readonly excerpts: readonly Excerpt[];
}
