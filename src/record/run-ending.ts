/** How a run ended, or why it has to. The first reason stays. */
import { setMaxListeners } from "node:events";
import type { AuditError } from "../model/audit-error.js";
import type { LimitReached } from "./budget-ledger.js";

export class RunEnding {
  private readonly controller = new AbortController();
  private word: string | null = null;
  private limit: LimitReached | null = null;
  private fatalError: AuditError | null = null;
  private failure: Error | null = null;

  constructor() {
    // Every request in flight and every wait listens.
    setMaxListeners(0, this.controller.signal);
  }

  get signal(): AbortSignal { return this.controller.signal; }
  get fatal(): AuditError | null { return this.fatalError; }

  /** Nothing more is begun; what is in flight is let finish. */
  reachLimit(limit: LimitReached): void {
    this.limit ??= limit;
  }

  /** What is in flight comes back as aborted, and no closing line is written. */
  interrupt(word: string): void {
    this.word ??= word;
    this.controller.abort();
  }

  /** Going on is pointless. */
  giveUp(error: AuditError): void {
    this.fatalError ??= error;
    this.interrupt(error.reason);
  }

  /** The tool itself failed: a recording that cannot be written, a bug. */
  fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
    this.interrupt("error");
  }

  throwFailure(): void {
    if (this.failure !== null) throw this.failure;
  }

  describe(stopReason: string | null): { status: "complete" | "limited" | "interrupted"; stopped: string } {
    if (this.word !== null) return { status: "interrupted", stopped: this.word };
    if (this.limit !== null) return { status: "limited", stopped: this.limit };
    return { status: "complete", stopped: stopReason ?? "complete" };
  }
}
