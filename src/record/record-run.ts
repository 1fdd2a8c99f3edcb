/** Records a run: asks what the planner plans, keeps every attempt, and stops at every limit. */
import { AuditError } from "../model/audit-error.js";
import type { Codec } from "../model/codec.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Exchange } from "../model/exchange.js";
import type { Planner } from "../model/planner.js";
import type { Progress } from "../model/progress.js";
import type { RecordingHeader } from "../model/recording.js";
import type { Usage } from "../model/transcript.js";
import { attemptStep, type StepResult } from "./attempt-step.js";
import { BudgetLedger } from "./budget-ledger.js";
import { systemClock, type Clock } from "./clock.js";
import { ConnectionPool } from "./connection-pool.js";
import { createRedactor } from "./redact-secrets.js";
import { measureProgress } from "./measure-progress.js";
import { PlanQueue } from "./plan-queue.js";
import { RecordingWriter } from "./recording-writer.js";
import { resumeRecording } from "./resume-recording.js";
import type { RunContext } from "./run-context.js";
import { RunEnding } from "./run-ending.js";
import { scheduleSteps } from "./schedule-steps.js";
import { takeTurns } from "./take-turns.js";

export interface RecordRequest {
  readonly header: RecordingHeader;
  readonly endpoint: Endpoint;
  readonly planner: Planner;
  readonly codec: Codec;
  /** The recording's file: new, or with `resume` an existing one. */
  readonly path: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly resume: boolean;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

export interface RecordResult {
  readonly status: "complete" | "limited" | "interrupted";
  /** The closing line's word, or why there is none. */
  readonly stopped: string;
  readonly attempts: number;
  readonly spentUsd: number | null;
  /** What made going on pointless. The recording holds what there is. */
  readonly fatal: AuditError | null;
}

/** So many steps in a row that could not even connect: the endpoint has gone. */
const lostAfter = 5;

/** Throws AuditError for a recording that cannot be written, read or resumed. */
export async function recordRun(request: RecordRequest): Promise<RecordResult> {
  const { header: { options }, header, endpoint, codec, path } = request;
  const clock = request.clock ?? systemClock;
  const redactor = createRedactor(request.secrets);
  const ledger = new BudgetLedger(options);
  const plan = new PlanQueue(request.planner);
  const readUsage = (exchange: Exchange): Usage | null => (options.price !== null && exchange.outcome.kind === "response" ? codec.decodeResponse(exchange.outcome).usage : null);

  const resumed = request.resume ? await resumeRecording(path, header, (exchange) => {
    const step = codec.decodeRequest(exchange.request.body);
    ledger.recall({ inputTokens: codec.inputTokenCeiling(step), outputTokens: step.maxTokens ?? 0 }, readUsage(exchange));
    plan.recall(exchange);
  }) : null;
  const writer = RecordingWriter.open(path, resumed?.keepBytes);
  const connections = new ConnectionPool(new URL(endpoint.baseUrl).origin);
  const ending = new RunEnding();
  const progress = measureProgress(plan, ledger, clock);
  const run: RunContext = {
    endpoint, codec, secrets: request.secrets, timeoutMs: options.timeoutMs, clock, connections, ledger, writer, redactor,
    stopped: ending.signal,
    answered: plan.done > 0,
    takeTurn: takeTurns(options.concurrency, options.ratePerMinute, ending.signal),
    chance: Math.random,
    readUsage,
    redactError: (error) => new AuditError(error.reason, redactor.text(error.message), error.remedy),
    report: (note) => request.onProgress?.(progress(note)),
  };
  const release = armInterrupts(ending, request.signal, options.maxTimeMs);
  const settle = settleSteps(plan, ending, run);
  try {
    if (resumed === null) writer.write(header);
    await scheduleSteps({
      next: () => plan.next(),
      concurrency: options.concurrency,
      stopped: ending.signal,
      run: async (entry) => {
        try {
          settle(await attemptStep(entry, run));
        } catch (error) {
          ending.fail(error);
        }
      },
    });
    const { status, stopped } = ending.describe(plan.stopReason);
    if (status !== "interrupted") writer.write({ kind: "closing", finishedAt: clock.utc(), exchanges: ledger.attemptsMade, stopped });
  } finally {
    release();
    writer.close();
    await connections.close();
  }
  ending.throwFailure();
  return { ...ending.describe(plan.stopReason), attempts: ledger.attemptsMade, spentUsd: ledger.usdSpent, fatal: ending.fatal };
}

/** Takes what became of a step to the plan and the ending. */
function settleSteps(plan: PlanQueue, ending: RunEnding, run: RunContext): (result: StepResult) => void {
  let lost = 0;
  return (result) => {
    switch (result.kind) {
      case "finished":
        lost = couldNotConnect(result.exchange) ? lost + 1 : 0;
        plan.finish(result.exchange);
        run.report(null);
        if (lost >= lostAfter) ending.giveUp(new AuditError("unreachable", `${new URL(run.endpoint.baseUrl).host} stopped answering: ${lost} requests in a row could not connect`, "Go on with --resume when it is back."));
        return;
      case "limited":
        plan.clear();
        ending.reachLimit(result.limit);
        return;
      case "fatal":
        ending.giveUp(result.error);
        return;
      case "interrupted":
        ending.interrupt(result.why);
    }
  };
}

function couldNotConnect({ outcome }: Exchange): boolean {
  return outcome.kind === "failure" && (outcome.reason === "connect" || outcome.reason === "dns" || outcome.reason === "tls");
}

/** Ctrl-C and --max-time end the run where it can be resumed. Returns what undoes it. */
function armInterrupts(ending: RunEnding, signal: AbortSignal | undefined, maxTimeMs: number | null): () => void {
  const onSignal = (): void => { ending.interrupt("signal"); };
  signal?.addEventListener("abort", onSignal, { once: true });
  if (signal?.aborted === true) onSignal();
  const deadline = maxTimeMs === null ? null : setTimeout(() => { ending.interrupt("max-time"); }, maxTimeMs);
  return () => {
    if (deadline !== null) clearTimeout(deadline);
    signal?.removeEventListener("abort", onSignal);
  };
}
