/** Follows a planner: what is still to be asked, what is finished, and whether the planner has had enough. */
import { AuditError } from "../model/audit-error.js";
import type { Exchange } from "../model/exchange.js";
import type { PlannedStep } from "../model/plan.js";
import type { Planner, PlannerDecision } from "../model/planner.js";

export interface PlannedEntry {
  readonly planned: PlannedStep;
  readonly plannedAfter: string | null;
  /** Attempts that are recorded already. */
  readonly attemptsBefore: number;
}

export class PlanQueue {
  private readonly pending: PlannedEntry[] = [];
  private readonly known = new Map<number, PlannedStep>();
  private readonly finished = new Set<number>();
  private readonly attemptsBefore = new Map<number, number>();
  private state: unknown;
  private reason: string | null = null;
  private isClosed = false;

  constructor(private readonly planner: Planner) {
    const { state, decision } = planner.start();
    this.state = state;
    this.follow(decision, null);
  }

  get planned(): number { return this.known.size; }
  get done(): number { return this.finished.size; }
  /** The planner's word for why it stopped; null while it has not. */
  get stopReason(): string | null { return this.reason; }

  next(): PlannedEntry | undefined {
    for (let entry = this.pending.shift(); entry !== undefined; entry = this.pending.shift()) {
      if (!this.finished.has(entry.planned.seq)) return { ...entry, attemptsBefore: this.attemptsBefore.get(entry.planned.seq) ?? 0 };
    }
    return undefined;
  }

  /** Takes the last attempt of a step to the planner. */
  finish(exchange: Exchange): void {
    this.finished.add(exchange.seq);
    const { state, decision } = this.planner.next(this.state, exchange);
    this.state = state;
    this.follow(decision, exchange.id);
  }

  /** Asks a step again behind the one that is next. */
  postpone(entry: PlannedEntry, attempts: number): void {
    if (this.isClosed) return;
    this.attemptsBefore.set(entry.planned.seq, attempts);
    this.pending.splice(1, 0, entry);
  }

  /** An attempt of an earlier sitting, in the order of the recording. Returns the step it was of. Throws AuditError when this plan has no such step. */
  recall(exchange: Exchange): PlannedStep {
    const planned = this.known.get(exchange.seq);
    if (planned === undefined || !isOf(exchange, planned)) throw new AuditError("bad-input", `exchange ${exchange.id} of the recording asked ${exchange.probe?.id ?? "no probe"}/${exchange.step}, and this plan ${planned === undefined ? "ends before it" : `asks ${planned.probe.id}/${planned.step.id} there`}`, "Resume with the version that recorded it, or judge what it holds with `ai-audit replay`.");
    this.attemptsBefore.set(exchange.seq, exchange.attempt);
    if (exchange.final) this.finish(exchange);
    return planned;
  }

  /** Asks nothing more, whatever the planner goes on to say. */
  close(): void {
    this.isClosed = true;
    this.pending.length = 0;
  }

  private follow(decision: PlannerDecision, plannedAfter: string | null): void {
    if (this.isClosed) return;
    switch (decision.kind) {
      case "ask":
        for (const planned of decision.steps) {
          this.known.set(planned.seq, planned);
          this.pending.push({ planned, plannedAfter, attemptsBefore: 0 });
        }
        for (const planned of decision.soon ?? []) this.known.set(planned.seq, planned);
        this.pending.unshift(...(decision.soon ?? []).map((planned) => ({ planned, plannedAfter, attemptsBefore: 0 })));
        return;
      case "wait": return;
      case "stop":
        this.reason = decision.reason;
        this.close();
    }
  }
}

function isOf({ probe, step, sample, side }: Exchange, planned: PlannedStep): boolean {
  return side === (planned.side ?? "target") && probe?.id === planned.probe.id && probe.version === planned.probe.version && probe.cell === planned.probe.cell && step === planned.step.id && sample === planned.sample;
}
