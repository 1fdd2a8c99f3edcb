/** What the steps of one run share. */
import type { AuditError } from "../model/audit-error.js";
import type { Codec } from "../model/codec.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Exchange } from "../model/exchange.js";
import type { Usage } from "../model/transcript.js";
import type { BudgetLedger } from "./budget-ledger.js";
import type { Clock } from "./clock.js";
import type { ConnectionPool } from "./connection-pool.js";
import type { RecordingWriter } from "./recording-writer.js";
import type { Redactor } from "./redact-secrets.js";
import type { TakeTurn } from "./take-turns.js";

export interface RunContext {
  readonly endpoint: Endpoint;
  readonly codec: Codec;
  readonly secrets: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly connections: ConnectionPool;
  readonly ledger: BudgetLedger;
  readonly writer: RecordingWriter;
  readonly redactor: Redactor;
  /** Aborted when the run has to end: what is in flight comes back as aborted. */
  readonly stopped: AbortSignal;
  /** Whether the endpoint has once answered like an API. */
  answered: boolean;
  readonly takeTurn: TakeTurn;
  /** In [0, 1). */
  chance(): number;
  /** null where no price is known: then nothing needs it. */
  readUsage(exchange: Exchange): Usage | null;
  redactError(error: AuditError): AuditError;
  report(note: string | null): void;
}
