/** Keeps the limits on requests and money: the worst case is reserved before sending, the reported cost replaces it after. */
import type { Price } from "../model/endpoint.js";
import type { Usage } from "../model/transcript.js";

export type LimitReached = "max-requests" | "max-usd";

export interface WorstCase { readonly inputTokens: number; readonly outputTokens: number }

/** Sums of money are compared with this slack, so that a limit of exactly the worst case can be spent. */
const roundingUsd = 1e-12;

export class BudgetLedger {
  private attempts = 0;
  private open = 0;
  private spentUsd = 0;
  private reservedUsd = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: { readonly maxRequests: number; readonly maxUsd: number | null; readonly price: Price | null }) {}

  /** Takes one attempt and its worst case out of the budget. Waits while only what is reserved, and may come back, stands in the way. Returns the limit that it would break instead, if any. */
  async reserve(worst: WorstCase): Promise<LimitReached | null> {
    for (;;) {
      const answer = this.tryReserve(worst);
      if (answer !== "wait") return answer;
      await new Promise<void>((resolve) => { this.waiting.push(resolve); });
    }
  }

  /** The same at once; "wait": there may be room when something in flight has come back. */
  tryReserve(worst: WorstCase): LimitReached | "wait" | null {
    const obstacle = this.findObstacle(this.cost(worst));
    if (obstacle !== null) return obstacle;
    this.attempts += 1;
    this.open += 1;
    this.reservedUsd += this.cost(worst);
    return null;
  }

  /** Gives back what was reserved for an attempt that was never made. */
  release(worst: WorstCase): void {
    this.attempts -= 1;
    this.close(worst);
  }

  /** Replaces the reservation by what was reported; what was not reported, or not as a count, stays at its worst case. A prompt of no tokens was not counted: a limit that zeros keep open would be none. */
  settle(worst: WorstCase, usage: Usage | null): void {
    const counted = usage?.inputTokens === 0 ? null : usage;
    this.spentUsd += this.cost({ inputTokens: countOr(worst.inputTokens, counted?.inputTokens), outputTokens: countOr(worst.outputTokens, counted?.outputTokens) });
    this.close(worst);
  }

  /** An attempt of an earlier sitting. */
  recall(worst: WorstCase, usage: Usage | null): void {
    this.attempts += 1;
    this.open += 1;
    this.reservedUsd += this.cost(worst);
    this.settle(worst, usage);
  }

  get attemptsMade(): number { return this.attempts; }

  /** null when no price is known. */
  get usdSpent(): number | null { return this.limits.price === null ? null : this.spentUsd; }

  private findObstacle(costUsd: number): LimitReached | "wait" | null {
    if (this.attempts >= this.limits.maxRequests) return "max-requests";
    const { maxUsd } = this.limits;
    if (maxUsd === null) return null;
    if (this.spentUsd + costUsd > maxUsd + roundingUsd) return "max-usd";
    return this.spentUsd + this.reservedUsd + costUsd > maxUsd + roundingUsd ? "wait" : null;
  }

  private close(worst: WorstCase): void {
    this.open -= 1;
    // Sums of fractions drift; with nothing open nothing is reserved.
    this.reservedUsd = this.open === 0 ? 0 : this.reservedUsd - this.cost(worst);
    for (const wake of this.waiting.splice(0)) wake();
  }

  private cost({ inputTokens, outputTokens }: WorstCase): number {
    const { price } = this.limits;
    return price === null ? 0 : (inputTokens * price.inputUsd + outputTokens * price.outputUsd) / 1e6;
  }
}

function countOr(worst: number, reported: number | null | undefined): number {
  return reported === null || reported === undefined || !Number.isFinite(reported) || reported < 0 ? worst : reported;
}
