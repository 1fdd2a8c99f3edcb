/** Records a run: asks what the planner plans, keeps every attempt, and stops at every limit. */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { AuditError } from "../model/audit-error.js";
import type { Codec } from "../model/codec.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Outcome } from "../model/exchange.js";
import type { Planner } from "../model/planner.js";
import type { Progress } from "../model/progress.js";
import type { RecordingHeader } from "../model/recording.js";
import type { Usage } from "../model/transcript.js";
import { attemptStep } from "./attempt-step.js";
import { BudgetLedger } from "./budget-ledger.js";
import { longestTimerMs, systemClock, type Clock } from "./clock.js";
import { collectSecretHeaders } from "./collect-secret-headers.js";
import { ConnectionPool } from "./connection-pool.js";
import { EndpointWatch } from "./endpoint-watch.js";
import { measureProgress } from "./measure-progress.js";
import { toKeptEndpoint } from "./outgoing-request.js";
import { PlanQueue, type PlannedEntry } from "./plan-queue.js";
import { RecordingWriter } from "./recording-writer.js";
import { createRedactor } from "./redact-secrets.js";
import { resumeRecording } from "./resume-recording.js";
import type { RunContext } from "./run-context.js";
import { RunEnding } from "./run-ending.js";
import { scheduleSteps } from "./schedule-steps.js";
import { spreadWork } from "./spread-work.js";
import { takeTurns } from "./take-turns.js";

export interface RecordRequest {
  readonly header: RecordingHeader;
  readonly endpoint: Endpoint;
  readonly planner: Planner;
  readonly codec: Codec;
  /** The recording's file: new, or with `resume` an existing one. */
  readonly path: string;
  /** Values of the variables that both endpoints name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly resume: boolean;
  /** The trusted endpoint that steps of the control side are asked of. */
  readonly control?: { readonly endpoint: Endpoint; readonly codec: Codec };
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

export interface RecordResult {
  /** interrupted: no closing line, so that it can be resumed. */
  readonly status: "complete" | "limited" | "interrupted";
  /** The closing line's word, or why there is none. */
  readonly stopped: string;
  /** Of all sittings. */
  readonly attempts: number;
  /** Of all sittings, worst cases where nothing was reported; null when no price is known. */
  readonly spentUsd: number | null;
  /** What made going on pointless. The recording holds what there is. */
  readonly fatal: AuditError | null;
}

/** Throws AuditError for a credential that cannot be sent, and for a recording that cannot be written, read or resumed. */
export async function recordRun(request: RecordRequest): Promise<RecordResult> {
  const { endpoint, codec, path, header: { options } } = request;
  const clock = request.clock ?? systemClock;
  const redactor = createRedactor(request.secrets);
  const secretHeaders = collectSecretHeaders(endpoint, codec, request.secrets);
  const control = request.control ?? null;
  const header = { ...request.header, endpoint: toKeptEndpoint(request.header.endpoint, redactor), control: request.header.control === null ? null : toKeptEndpoint(request.header.control, redactor) };
  const readUsageBy = (reader: Codec) => (outcome: Outcome): Usage | null => (options.price !== null && outcome.kind === "response" ? reader.decodeResponse(outcome).usage : null);
  const readUsage = readUsageBy(codec);
  const ledger = new BudgetLedger(options);
  const plan = new PlanQueue(request.planner);
  const watch = new EndpointWatch(endpoint.baseUrl);
  const connections = new ConnectionPool(new URL(endpoint.baseUrl).origin);
  const controlWatch = control === null ? null : new EndpointWatch(control.endpoint.baseUrl);
  const controlConnections = control === null ? null : new ConnectionPool(new URL(control.endpoint.baseUrl).origin);

  const kept = request.resume ? await resumeRecording(path, header, (exchange) => {
    const { step } = plan.recall(exchange);
    (exchange.side === "control" ? controlWatch ?? watch : watch).recall(exchange.outcome);
    ledger.recall({ inputTokens: codec.inputTokenCeiling(step), outputTokens: step.maxTokens ?? 0 }, readUsage(exchange.outcome));
  }) : undefined;
  const writer = await RecordingWriter.open(path, kept);
  const ending = new RunEnding();
  const progress = measureProgress(plan, header.planned, ledger, clock);
  const jitter = xoroshiro128plus(options.seed);
  const run: RunContext = {
    endpoint, codec, secretHeaders, timeoutMs: options.timeoutMs, clock, connections, ledger, redactor, watch, readUsage,
    stopped: ending.signal,
    ownTurn: spreadWork(),
    turns: takeTurns(options, ending.signal, clock),
    chance: () => uniformFloat64(jitter),
    keep: async (exchange) => {
      await writer.write(exchange);
      if (exchange.final) plan.finish(exchange);
    },
    report: (note) => request.onProgress?.(progress(note)),
  };
  const controlRun: RunContext | null = control === null || controlWatch === null || controlConnections === null ? null : {
    ...run, endpoint: control.endpoint, codec: control.codec, secretHeaders: collectSecretHeaders(control.endpoint, control.codec, request.secrets),
    connections: controlConnections, watch: controlWatch, readUsage: readUsageBy(control.codec),
  };
  const contextOf = ({ planned }: PlannedEntry): RunContext => (planned.side === "control" ? controlRun ?? run : run);
  const release = armInterrupts(ending, request.signal, options.maxTimeMs);
  try {
    if (kept === undefined) await writer.write(header);
    run.report(null);
    await scheduleSteps({
      next: () => plan.next(),
      concurrency: options.concurrency,
      isAlone: (entry) => entry.planned.alone || !contextOf(entry).watch.answered,
      stopped: ending.signal,
      run: (entry) => runStep(entry, contextOf(entry), plan, ending),
    });
    const { status, stopped } = ending.describe(plan.stopReason);
    if (status !== "interrupted") await writer.write({ kind: "closing", finishedAt: clock.utc(), exchanges: ledger.attemptsMade, stopped });
  } catch (error) {
    ending.fail(error);
  } finally {
    release();
    await writer.close().catch((error: unknown) => { ending.fail(error); });
    await connections.close();
    await controlConnections?.close();
  }
  ending.throwFailure();
  return { ...ending.describe(plan.stopReason), attempts: ledger.attemptsMade, spentUsd: ledger.usdSpent, fatal: ending.fatal };
}

/** Takes what became of a step to the plan and the ending. Never rejects. */
async function runStep(entry: PlannedEntry, run: RunContext, plan: PlanQueue, ending: RunEnding): Promise<void> {
  try {
    const result = await attemptStep(entry, run);
    switch (result.kind) {
      case "finished":
      case "limited":
        if (result.limit !== null) {
          plan.close();
          ending.reachLimit(result.limit);
        }
        break;
      case "postponed": plan.postpone(entry, result.attempts); break;
      case "fatal": ending.giveUp(result.error); break;
      case "interrupted": ending.interrupt(result.why); break;
    }
    run.report(null);
  } catch (error) {
    ending.fail(error);
  }
}

/** Ctrl-C and --max-time end the run where it can be resumed. Returns what undoes it. */
function armInterrupts(ending: RunEnding, signal: AbortSignal | undefined, maxTimeMs: number | null): () => void {
  const onSignal = (): void => { ending.interrupt("signal"); };
  signal?.addEventListener("abort", onSignal, { once: true });
  if (signal?.aborted === true) onSignal();
  const deadline = maxTimeMs === null ? null : setTimeout(() => { ending.interrupt("max-time"); }, Math.min(maxTimeMs, longestTimerMs));
  return () => {
    if (deadline !== null) clearTimeout(deadline);
    signal?.removeEventListener("abort", onSignal);
  };
}
