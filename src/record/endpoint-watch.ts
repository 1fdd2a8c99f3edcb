/** Watches over a run whether the endpoint is worth asking on. */
import { AuditError } from "../model/audit-error.js";
import type { Outcome } from "../model/exchange.js";
import { findFatal, isAnswer } from "./find-fatal.js";

export type Advice =
  | { readonly kind: "go-on" }
  /** It may be this request that is disliked: ask another first, then this one again. */
  | { readonly kind: "ask-later" }
  | { readonly kind: "stop"; readonly error: AuditError };

/** Requests that have to be refused before an endpoint that never answered is given up: one alone may have met a filter. */
const doubtsToGiveUp = 2;
/** Attempts in a row without a connection, over about 8 seconds, before an endpoint that had answered counts as gone. */
export const lostInARow = 5;

export class EndpointWatch {
  private hasAnswered = false;
  private doubts = 0;
  private unconnected = 0;

  constructor(private readonly url: string) {}

  /** Whether it has once answered like an API. Until then one request goes at a time. */
  get answered(): boolean { return this.hasAnswered; }

  /** An attempt of an earlier sitting. */
  recall(outcome: Outcome): void {
    this.hasAnswered ||= isAnswer(outcome);
  }

  /** Takes what came of an attempt; `isLast`: the step has no attempt left. */
  see(outcome: Outcome, isLast: boolean): Advice {
    this.hasAnswered ||= isAnswer(outcome);
    this.unconnected = couldNotConnect(outcome) ? this.unconnected + 1 : 0;
    if (!this.hasAnswered) return this.seeFirst(outcome, isLast);
    if (isLast && this.unconnected >= lostInARow) return { kind: "stop", error: new AuditError("unreachable", `${new URL(this.url).host} stopped answering: ${this.unconnected} attempts in a row could not connect`, "Go on with --resume when it is back.") };
    return { kind: "go-on" };
  }

  private seeFirst(outcome: Outcome, isLast: boolean): Advice {
    const fatal = findFatal(outcome, this.url);
    if (fatal === null) return { kind: "go-on" };
    if (fatal.isSure) return { kind: "stop", error: fatal.error };
    if (!isLast) return { kind: "go-on" };
    this.doubts += 1;
    return this.doubts >= doubtsToGiveUp ? { kind: "stop", error: fatal.error } : { kind: "ask-later" };
  }
}

function couldNotConnect(outcome: Outcome): boolean {
  return outcome.kind === "failure" && (outcome.reason === "connect" || outcome.reason === "dns" || outcome.reason === "tls");
}
