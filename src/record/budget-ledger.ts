/** Keeps the limits on requests and money: the worst case is reserved before sending, the reported cost replaces it after. */
import type { Price } from "../model/endpoint.js";
import type { Usage } from "../model/transcript.js";

export type LimitReached = "max-requests" | "max-usd";

export interface WorstCase { readonly inputTokens: number; readonly outputTokens: number }

/** Sums of money are compared with this slack, so that a limit of exactly the worst case can be spent. */
const roundingUsd = 1e-12;

export class BudgetLedger {
  private attempts = 0;
  private spentUsd = 0;
  private reservedUsd = 0;

  constructor(private readonly limits: { readonly maxRequests: number; readonly maxUsd: number | null; readonly price: Price | null }) {}

  /** Takes one attempt and its worst case out of the budget; returns what it would break instead, if anything. */
  reserve(worst: WorstCase): LimitReached | null {
    const limit = this.wouldBreak(worst);
    if (limit !== null) return limit;
    this.attempts += 1;
    this.reservedUsd += this.cost(worst);
    return null;
  }

  /** Replaces the reservation by what was reported; what was not reported stays at its worst case. */
  settle(worst: WorstCase, usage: Usage | null): void {
    this.reservedUsd -= this.cost(worst);
    this.spentUsd += this.cost({ inputTokens: usage?.inputTokens ?? worst.inputTokens, outputTokens: usage?.outputTokens ?? worst.outputTokens });
  }

  /** An attempt of an earlier sitting. */
  recall(worst: WorstCase, usage: Usage | null): void {
    this.attempts += 1;
    this.reservedUsd += this.cost(worst);
    this.settle(worst, usage);
  }

  get attemptsMade(): number { return this.attempts; }

  /** null when no price is known. */
  get usdSpent(): number | null { return this.limits.price === null ? null : this.spentUsd; }

  private wouldBreak(worst: WorstCase): LimitReached | null {
    if (this.attempts >= this.limits.maxRequests) return "max-requests";
    const { maxUsd } = this.limits;
    return maxUsd !== null && this.spentUsd + this.reservedUsd + this.cost(worst) > maxUsd + roundingUsd ? "max-usd" : null;
  }

  private cost({ inputTokens, outputTokens }: WorstCase): number {
    const { price } = this.limits;
    return price === null ? 0 : (inputTokens * price.inputUsd + outputTokens * price.outputUsd) / 1e6;
  }
}
