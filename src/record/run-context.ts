/** What the steps of one run share. */
import type { Codec } from "../model/codec.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Exchange, HeaderPair, Outcome } from "../model/exchange.js";
import type { Usage } from "../model/transcript.js";
import type { BudgetLedger } from "./budget-ledger.js";
import type { Clock } from "./clock.js";
import type { ConnectionPool } from "./connection-pool.js";
import type { EndpointWatch } from "./endpoint-watch.js";
import type { Redactor } from "./redact-secrets.js";
import type { Turns } from "./take-turns.js";

export interface RunContext {
  readonly endpoint: Endpoint;
  readonly codec: Codec;
  readonly secretHeaders: readonly HeaderPair[];
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly connections: ConnectionPool;
  readonly ledger: BudgetLedger;
  readonly redactor: Redactor;
  readonly watch: EndpointWatch;
  readonly turns: Turns;
  /** Awaited before what takes time, so that requests which end together are not worked on together. */
  readonly ownTurn: () => Promise<void>;
  /** Aborted when the run has to end: what is in flight comes back as aborted. */
  readonly stopped: AbortSignal;
  /** In [0, 1). */
  readonly chance: () => number;
  /** null where no price is known: then nothing needs it. */
  readonly readUsage: (outcome: Outcome) => Usage | null;
  /** Writes an attempt, and takes it to the planner when it is the last of its step. */
  readonly keep: (exchange: Exchange) => Promise<void>;
  readonly report: (note: string | null) => void;
}
