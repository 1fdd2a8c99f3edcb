/** Follows a planner: what is still to be asked, what is finished, and whether the planner has had enough. */
import type { Exchange } from "../model/exchange.js";
import type { Planner, PlannerDecision } from "../model/planner.js";
import type { PlannedEntry } from "./attempt-step.js";

export class PlanQueue {
  private readonly pending: PlannedEntry[] = [];
  private readonly finished = new Set<number>();
  private readonly attemptsBefore = new Map<number, number>();
  private state: unknown;
  private plannedSteps = 0;
  private reason: string | null = null;

  constructor(private readonly planner: Planner) {
    const { state, decision } = planner.start();
    this.state = state;
    this.follow(decision, null);
  }

  get planned(): number { return this.plannedSteps; }
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

  /** An attempt of an earlier sitting. */
  recall(exchange: Exchange): void {
    this.attemptsBefore.set(exchange.seq, exchange.attempt);
    if (exchange.final) this.finish(exchange);
  }

  /** Asks nothing more. */
  clear(): void {
    this.pending.length = 0;
  }

  private follow(decision: PlannerDecision, plannedAfter: string | null): void {
    switch (decision.kind) {
      case "ask":
        this.plannedSteps += decision.steps.length;
        this.pending.push(...decision.steps.map((planned) => ({ planned, plannedAfter, attemptsBefore: 0 })));
        return;
      case "wait": return;
      case "stop":
        this.reason = decision.reason;
        this.clear();
    }
  }
}
