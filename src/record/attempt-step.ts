/** Asks one planned step until it is answered or given up, keeping every attempt. */
import type { AuditError } from "../model/audit-error.js";
import type { Exchange } from "../model/exchange.js";
import type { PlannedStep } from "../model/plan.js";
import { findFatal, isAnswer } from "./find-fatal.js";
import type { LimitReached, WorstCase } from "./budget-ledger.js";
import { toKept, toOutgoing } from "./outgoing-request.js";
import { longestWaitMs, nextWaitMs } from "./retry-policy.js";
import type { RunContext } from "./run-context.js";
import { sendRequest, type SentRequest } from "./send-request.js";
import { toOutcome } from "./to-chunks.js";

export interface PlannedEntry {
  readonly planned: PlannedStep;
  readonly plannedAfter: string | null;
  /** Attempts made in an earlier sitting. */
  readonly attemptsBefore: number;
}

export type StepResult =
  | { readonly kind: "finished"; readonly exchange: Exchange }
  | { readonly kind: "limited"; readonly limit: LimitReached }
  | { readonly kind: "fatal"; readonly error: AuditError }
  /** Stopped, or asked to wait longer than a run waits: asked again on resuming. */
  | { readonly kind: "interrupted"; readonly why: string };

export async function attemptStep(entry: PlannedEntry, run: RunContext): Promise<StepResult> {
  const { planned } = entry;
  const outgoing = toOutgoing(run.codec.encodeRequest(run.endpoint, planned.step), run.endpoint, run.codec, run.secrets);
  const worst: WorstCase = { inputTokens: run.codec.inputTokenCeiling(planned.step), outputTokens: planned.step.maxTokens ?? 0 };
  for (let attempt = entry.attemptsBefore + 1, inThisSitting = 1; ; attempt += 1, inThisSitting += 1) {
    const turn = await run.takeTurn(async () => {
      const limit = run.ledger.reserve(worst);
      return limit ?? run.connections.use((connection) => sendRequest(connection, outgoing, run.timeoutMs, run.stopped, run.clock));
    });
    if (turn === null) return { kind: "interrupted", why: "stopped" };
    if (typeof turn === "string") return { kind: "limited", limit: turn };

    const fatal = run.answered ? null : findFatal(turn, outgoing.url);
    if (isAnswer(turn)) run.answered = true;
    const waitMs = fatal === null ? nextWaitMs(turn, inThisSitting, run.chance(), Date.parse(run.clock.utc())) : null;
    const exchange = composeExchange(entry, turn, attempt, waitMs === null, outgoing, run);
    run.writer.write(exchange);
    run.ledger.settle(worst, run.readUsage(exchange));
    if (fatal !== null) return { kind: "fatal", error: run.redactError(fatal) };
    if (turn.failure?.reason === "aborted") return { kind: "interrupted", why: "stopped" };
    if (waitMs === null) return { kind: "finished", exchange };
    if (waitMs > longestWaitMs) return { kind: "interrupted", why: `the endpoint asks to wait ${Math.round(waitMs / 1000)} s` };
    run.report(`${describe(turn)}, waiting ${Math.max(1, Math.round(waitMs / 1000))} s`);
    await run.clock.sleep(waitMs, run.stopped);
    if (run.stopped.aborted) return { kind: "interrupted", why: "stopped while waiting" };
  }
}

function composeExchange({ planned, plannedAfter }: PlannedEntry, sent: SentRequest, attempt: number, last: boolean, outgoing: Parameters<typeof toKept>[0], run: RunContext): Exchange {
  return {
    kind: "exchange",
    id: attempt === 1 ? `e${planned.seq + 1}` : `e${planned.seq + 1}.${attempt}`,
    seq: planned.seq,
    plannedAfter,
    side: "target",
    probe: planned.probe,
    step: planned.step.id,
    sample: planned.sample,
    fill: planned.fill,
    attempt,
    final: last && sent.failure?.reason !== "aborted",
    request: toKept(outgoing, run.redactor),
    startedAt: sent.startedAt,
    timing: sent.timing,
    outcome: toOutcome(sent, run.redactor),
  };
}

function describe({ response, failure }: SentRequest): string {
  return failure?.reason ?? String(response?.status ?? "no answer");
}
