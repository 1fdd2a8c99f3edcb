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
  /** Of the endpoint's answers whose output tokens were reported; absent without one. */
  readonly answered?: { readonly characters: number; readonly outputTokens: number };
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** One answer that counts in a distribution. */
export interface AnsweredQuestion {
  readonly exchangeId: string;
  readonly seq: number;
  readonly probe: string;
  readonly cell: string;
  readonly answer: string;
  /** The upstream provider that the reply names; null where it names none. */
  readonly provider: string | null;
}

export interface Analysis {
  readonly observations: readonly Observation[];
  readonly tally: RunTally;
  readonly excerpts: readonly Excerpt[];
  /** What was asked of each suite, as against planned. */
  readonly asked?: Readonly<Record<string, { readonly probes: number; readonly cells: number; readonly requests: number }>>;
  /** In `seq` order. */
  readonly answers?: readonly AnsweredQuestion[];
  /** Names in the replies that repeat the prompt or the reply of their exchange; absent unless texts are to be left out. */
  readonly quoting?: readonly string[];
}
