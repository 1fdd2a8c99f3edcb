/** `check`: one batch of one endpoint, compared with its baseline, added to its history, judged by the detector and the gates. */
import { join } from "node:path";
import { diffReports, type DiffInput } from "../change/diff-reports.js";
import { gateFindings } from "../change/gate-findings.js";
import { evaluateGates } from "../change/evaluate-gates.js";
import { followBatches } from "../change/follow-batches.js";
import { applyAccepts } from "../change/apply-accepts.js";
import { detectedSignals, listAskedCells, measureBatch } from "../change/measure-batch.js";
import { poolSessions } from "../change/pool-sessions.js";
import { sayStatus } from "../change/say-status.js";
import type { ReportDiff, Signal } from "../model/diff.js";
import type { Baseline, Batch, CheckResult, History } from "../model/history.js";
import type { Report } from "../model/report.js";
import { schemaVersions } from "../model/schema-versions.js";
import { chooseCheckExit, countInconclusive } from "../change/choose-check-exit.js";
import type { CheckRequest, CheckTarget } from "./check-request.js";
import { addBatch, markNotified, openHistory, type HistoryPlace } from "./history-file.js";
import { identifyLog } from "./identify-log.js";
import { notifyWebhook } from "./notify-webhook.js";
import { loadSuites, prepareRun } from "./prepare-run.js";
import type { FrozenBaseline } from "./read-baseline.js";
import { runAudit, type AuditHooks } from "./run-audit.js";
import type { SendingRequest } from "./run-request.js";

export interface CheckContext {
  readonly request: CheckRequest;
  readonly frozen: FrozenBaseline;
  /** Endpoints × signals of the whole file: what one promise of rare false alarms is shared by. */
  readonly streams: number;
  readonly at: string;
}

/** Throws AuditError when the batch could not be run or the history not be used. */
export async function runCheck(target: CheckTarget, { request, frozen, streams, at }: CheckContext, hooks: AuditHooks = {}): Promise<CheckResult> {
  const place: HistoryPlace = { folder: request.historyFolder, target: target.name, baselineDigest: frozen.digest };
  // Before anything is sent: a batch whose history is missing would be paid for and lost.
  await openHistory(place, request.initHistory);
  const { baseline } = frozen;
  const report = await takeBatch(target, { request, baseline, at }, hooks);
  const diff = diffReports(asReport(baseline, report), report);
  const complete = report.run.stopped !== "interrupted";
  const batch = toBatch(report, baseline, diff, at);
  const { history } = complete ? await addBatch(place, batch) : { history: await openHistory(place, false) };
  const detector = { runLength: request.runLength, streams };
  const status = followBatches(history.batches, detector);
  const warnings = listWarnings({ report, baseline, diff, complete, samples: batch.evidence.length });
  const accepts = applyAccepts(request.accept, { endpoint: report.endpoint.baseUrl, target: target.name, findings: report.findings, at });
  const gates = [...accepts.silence(evaluateGates(request.gates, { report, status })), ...gateFindings(request.failOn, accepts.open)];
  const inconclusiveInRow = countInconclusive(history.batches, detector, { interrupted: !complete, enough: request.allowInconclusive });
  const { exitCode, warning } = chooseCheckExit({ status, gates, conclusive: complete && batch.evidence.length > 0, inconclusiveInRow, allowInconclusive: request.allowInconclusive });
  const result: CheckResult = {
    schemaVersion: schemaVersions.check, target: target.name, batch: complete ? batch.id : null, at, status, baseline: baseline.status, diff, gates, accepted: accepts.accepted,
    warnings: [...warnings, ...accepts.warnings, ...(warning === null ? [] : [warning])], inconclusiveInRow, error: null,
    sentence: sayStatus(status, { gates, samples: batch.evidence.reduce((sum, { samples }) => sum + samples, 0) }), exitCode,
  };
  return tell(result, history, place, request);
}

async function takeBatch({ name, source }: CheckTarget, { request: { folder, formats = ["json", "md"] }, baseline, at }: { readonly request: CheckRequest; readonly baseline: Baseline; readonly at: string }, hooks: AuditHooks): Promise<Report> {
  if (source.kind === "log") return identifyLog({ from: source.path, claim: undefined, references: [], folders: [], redactText: true, promptByPrompt: true });
  const outcome = await runAudit({ ...prepareRun(focus(source.request, listAskedCells(baseline)), at), secrets: source.request.secrets, folder: join(folder, safeName(name)), formats, resume: false }, hooks);
  if (outcome.fatal !== null) throw outcome.fatal;
  return outcome.report;
}

/** Of the suites whose answers are followed, only what is followed: every further answer shortens the delay of an alarm. What a user named stands. */
function focus(request: SendingRequest, cells: Readonly<Record<string, readonly string[]>>): SendingRequest {
  if (request.only.length > 0 || Object.keys(cells).length === 0) return { ...request, cells };
  const only = loadSuites(request.suites).flatMap(({ probes }) => {
    const followed = probes.filter(({ id }) => Object.hasOwn(cells, id));
    return (followed.length > 0 ? followed : probes.filter(({ lifecycle }) => lifecycle === "stable")).map(({ id }) => id);
  });
  return { ...request, cells, only };
}

/** The baseline's sessions together, as a diff reads a report. */
function asReport({ sessions, endpoint }: Baseline, like: DiffInput): DiffInput {
  const [first] = sessions;
  return {
    recordingDigest: first?.recordingDigest ?? "", observations: poolSessions(sessions.map(({ observations }) => observations)),
    endpoint: { ...like.endpoint, ...endpoint }, run: { ...like.run, startedAt: first?.at ?? null, valid: sessions.reduce((sum, { valid }) => sum + valid, 0) }, verdict: { ...like.verdict, claim: "inconclusive" },
  };
}

function toBatch(report: Report, baseline: Baseline, diff: ReportDiff, at: string): Batch {
  const detected: ReadonlySet<Signal> = new Set(detectedSignals);
  const moved = [...new Set(diff.changes.map(({ signal }) => signal).filter((signal) => !detected.has(signal)))];
  return {
    id: report.recordingDigest, at: report.run.finishedAt ?? report.run.startedAt ?? at, valid: report.run.valid, verdict: report.verdict.claim,
    evidence: measureBatch(baseline, report.observations), moved,
  };
}

interface WarningFacts {
  readonly report: Report; readonly baseline: Baseline; readonly diff: ReportDiff; readonly complete: boolean; readonly samples: number;
}

function listWarnings({ report, baseline, diff, complete, samples }: WarningFacts): string[] {
  const warnings: string[] = [];
  if (!complete) warnings.push("The batch was interrupted and is not counted.");
  else if (samples === 0) warnings.push(`The batch says nothing about the model: of ${report.run.attempts} requests ${report.run.valid} gave a usable reply, and too few answers could be compared.`);
  if (baseline.status === "provisional") warnings.push(`The baseline has ${baseline.sessions.length === 1 ? "one session" : `${baseline.sessions.length} sessions`}: how much it varies from day to day is borrowed from another endpoint. Add days with \`ai-audit baseline freeze --add\`.`);
  if (report.verdict.claim === "inconsistent") warnings.push("Tonight's verdict alone is inconsistent; one night is no alarm. See its report.");
  for (const signal of ["latency", "price", "path", "tokens", "style"] as const) {
    const line = diff.changes.find((change) => change.signal === signal);
    if (line !== undefined) warnings.push(`${signal} differs from the baseline (a warning, no gate): ${line.sentence}`);
  }
  return warnings;
}

/** A webhook hears of each change of state once; if it could not be told, the next batch tries again. */
async function tell(result: CheckResult, history: History, place: HistoryPlace, { webhook }: CheckRequest): Promise<CheckResult> {
  const state = result.status?.state ?? null;
  if (webhook === null || state === null || state === (history.notified ?? "steady")) return result;
  const problem = await notifyWebhook(webhook, result);
  if (problem !== null) return { ...result, warnings: [...result.warnings, `The webhook was not told of the change of state: ${problem}.`] };
  await markNotified(place, state);
  return result;
}

/** A folder's name out of a target's. */
export function safeName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/\.{2,}|^\.+/g, "_").slice(0, 60) || "_";
}
