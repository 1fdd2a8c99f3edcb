/** Asks one planned step until it is answered or given up, keeping every attempt. */
import type { AuditError } from "../model/audit-error.js";
import type { Exchange, Outcome, WireRequest } from "../model/exchange.js";
import type { LimitReached, WorstCase } from "./budget-ledger.js";
import { toKept, toOutgoing } from "./outgoing-request.js";
import type { PlannedEntry } from "./plan-queue.js";
import { longestWaitMs, planRetry } from "./retry-policy.js";
import type { RunContext } from "./run-context.js";
import { sendRequest, type SentRequest } from "./send-request.js";
import { toOutcome } from "./to-outcome.js";

export type StepResult =
  /** `limit`: what kept it from being tried again. */
  | { readonly kind: "finished"; readonly limit: LimitReached | null }
  | { readonly kind: "limited"; readonly limit: LimitReached }
  /** To be asked again after another step; so many attempts were made. */
  | { readonly kind: "postponed"; readonly attempts: number }
  | { readonly kind: "fatal"; readonly error: AuditError }
  /** Stopped, or asked to wait longer than a run waits: asked again on resuming. */
  | { readonly kind: "interrupted"; readonly why: string };

/** What follows an attempt. Only "finish" makes its exchange the last word on the step; all others have it asked again, now or on resuming. */
type Decision =
  | { readonly kind: "finish"; readonly limit: LimitReached | null }
  | { readonly kind: "retry"; readonly waitMs: number; readonly isAsked: boolean }
  | { readonly kind: "ask-later" }
  | { readonly kind: "stop"; readonly error: AuditError }
  | { readonly kind: "interrupt"; readonly why: string };

export async function attemptStep(entry: PlannedEntry, run: RunContext): Promise<StepResult> {
  const { planned } = entry;
  const outgoing = toOutgoing(run.codec.encodeRequest(run.endpoint, planned.step), run.secretHeaders);
  const worst: WorstCase = { inputTokens: run.codec.inputTokenCeiling(planned.step), outputTokens: planned.step.maxTokens ?? 0 };
  const limit = await run.ledger.reserve(worst);
  if (limit !== null) return { kind: "limited", limit };
  for (let attempt = entry.attemptsBefore + 1, tries = 1; ; attempt += 1, tries += 1) {
    const sent = await run.turns.take(() => run.connections.use((connection) => sendRequest(connection, outgoing, run.timeoutMs, run.stopped, run.clock)));
    if (sent === null) {
      run.ledger.release(worst);
      return { kind: "interrupted", why: "stopped" };
    }
    await run.ownTurn();
    const outcome = await toOutcome(sent, run.codec, run.redactor);
    run.ledger.settle(worst, run.readUsage(outcome));
    const decision = decide(outcome, tries, worst, run);
    await run.keep(composeExchange(entry, sent, outcome, attempt, decision.kind === "finish", outgoing, run));
    switch (decision.kind) {
      case "finish": return { kind: "finished", limit: decision.limit };
      case "ask-later": return { kind: "postponed", attempts: attempt };
      case "stop": return { kind: "fatal", error: decision.error };
      case "interrupt": return { kind: "interrupted", why: decision.why };
      case "retry":
        if (decision.isAsked) run.turns.hold(decision.waitMs);
        run.report(`${describe(outcome)}, waiting ${Math.max(1, Math.round(decision.waitMs / 1000))} s`);
        await run.clock.sleep(decision.waitMs, run.stopped);
    }
  }
}

/** A retry is decided only with its attempt and money already reserved, so that "another attempt follows" is true. */
function decide(outcome: Outcome, tries: number, worst: WorstCase, run: RunContext): Decision {
  if (outcome.kind === "failure" && outcome.reason === "aborted") return { kind: "interrupt", why: "stopped" };
  const retry = planRetry(outcome, tries, run.chance(), Date.parse(run.clock.utc()));
  const advice = run.watch.see(outcome, retry === null);
  if (advice.kind !== "go-on") return advice;
  if (retry === null) return { kind: "finish", limit: null };
  if (retry.waitMs > longestWaitMs) return { kind: "interrupt", why: `the endpoint asks to wait ${Math.round(retry.waitMs / 1000)} s` };
  const limit = run.ledger.tryReserve(worst);
  if (limit === null) return { kind: "retry", ...retry };
  return { kind: "finish", limit: limit === "wait" ? null : limit };
}

function composeExchange({ planned, plannedAfter }: PlannedEntry, sent: SentRequest, outcome: Outcome, attempt: number, final: boolean, outgoing: WireRequest, run: RunContext): Exchange {
  return {
    kind: "exchange",
    id: attempt === 1 ? `e${planned.seq + 1}` : `e${planned.seq + 1}.${attempt}`,
    seq: planned.seq,
    plannedAfter,
    side: planned.side ?? "target",
    probe: planned.probe,
    step: planned.step.id,
    sample: planned.sample,
    fill: planned.fill,
    attempt,
    final,
    request: toKept(outgoing, run.redactor),
    startedAt: sent.startedAt,
    timing: sent.timing,
    outcome,
  };
}

function describe(outcome: Outcome): string {
  switch (outcome.kind) {
    case "response": return String(outcome.status);
    case "failure": return outcome.reason;
    case "logged": return "log";
  }
}
