/** `baseline freeze`: measures a trusted time, session by session, into the file that later batches are compared with. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fewestSessions } from "../change/day-tolerance.js";
import { listAskedCells, listDetected } from "../change/measure-batch.js";
import { planInOrder } from "../judge/plan-in-order.js";
import { AuditError } from "../model/audit-error.js";
import type { Baseline, BaselineSession } from "../model/history.js";
import type { Plan } from "../model/plan.js";
import type { Report } from "../model/report.js";
import { schemaVersions } from "../model/schema-versions.js";
import { recordRun } from "../record/record-run.js";
import { createRandom } from "../stats/create-random.js";
import { planEnrolment } from "../suite/plan-enrolment.js";
import { planRun } from "../suite/plan-run.js";
import { batchRequests, sessionRequests } from "./check-request.js";
import { readTool } from "./data-directory.js";
import { findCodec } from "./find-codec.js";
import { identifyLog } from "./identify-log.js";
import { composeHeader, loadSuites } from "./prepare-run.js";
import { readBaseline } from "./read-baseline.js";
import { replaceFile } from "./replace-file.js";
import { replayRecording } from "./replay-recording.js";
import { recordingName } from "./recording-name.js";
import type { AuditHooks } from "./run-audit.js";
import type { SendingRequest } from "./run-request.js";
import { makeOutputFolder } from "./write-reports.js";

export interface FreezeRequest {
  /** Where the baseline is written. */
  readonly path: string;
  /** Past logs, a session each, or sessions to be measured now. */
  readonly source: { readonly kind: "logs"; readonly paths: readonly string[] } | { readonly kind: "run"; readonly request: SendingRequest; readonly sessions: number };
  /** Further sessions to the baseline that is there, instead of a new one. */
  readonly add: boolean;
  /** Folder of the recordings. */
  readonly folder: string;
}

/** The analyzer whose answers are followed. */
const comparedAnalyzer = "answer-distribution";
/** A tenth of a session's requests is room for retries, as in a run. */
const plannedRatio = 0.9;

export async function freezeBaseline(request: FreezeRequest, frozenAt: string, hooks: AuditHooks = {}): Promise<Baseline> {
  const before = request.add ? readBaseline(request.path).baseline : null;
  const reports = request.source.kind === "logs" ? await readLogs(request.source.paths) : await runSessions(request.source, { folder: request.folder, startedAt: frozenAt, cells: before === null ? {} : listAskedCells(before) }, hooks);
  const [first] = reports;
  if (first === undefined) throw new AuditError("bad-input", "a baseline needs at least one session", "Give --sessions 1 or more, or a LOG with --from.");
  if (before !== null && before.endpoint.model !== first.endpoint.model) throw new AuditError("bad-input", `${request.path} is a baseline of "${before.endpoint.model}", and this session asked "${first.endpoint.model}"`, "Add sessions of the same model, or freeze another baseline.");
  const known = new Set(before?.sessions.map(({ recordingDigest }) => recordingDigest));
  const sessions = [...before?.sessions ?? [], ...reports.map(toSession).filter(({ recordingDigest }) => !known.has(recordingDigest))];
  const { baseUrl, model, claim, protocol, provider } = first.endpoint;
  const baseline: Baseline = {
    schemaVersion: schemaVersions.baseline, kind: "baseline", tool: readTool(), frozenAt,
    endpoint: { baseUrl, model, claim, protocol, provider }, status: sessions.length < fewestSessions ? "provisional" : "complete", sessions,
  };
  if (listDetected(baseline).length === 0) throw new AuditError("bad-input", "no question was answered often enough to follow its answers", "A log needs several short answers to the same prompts; a run needs the suite identity and answers to it.");
  replaceFile(request.path, `${JSON.stringify(baseline)}\n`);
  return baseline;
}

function toSession({ run, recordingDigest, observations }: Report): BaselineSession {
  return { at: run.startedAt, recordingDigest, valid: run.valid, observations: observations.filter(({ state }) => state === "observed").map((observation) => ({ ...observation, evidence: [] })) };
}

async function readLogs(paths: readonly string[]): Promise<Report[]> {
  const reports: Report[] = [];
  for (const from of paths) reports.push(await identifyLog({ from, claim: undefined, references: [], folders: [], redactText: true, promptByPrompt: true }));
  return reports;
}

interface SessionFacts {
  readonly folder: string;
  readonly startedAt: string;
  /** The wordings of the sessions before: only the same can be put together. */
  readonly cells: Cells;
}

type Cells = Readonly<Record<string, readonly string[]>>;

async function runSessions({ request, sessions }: Extract<FreezeRequest["source"], { kind: "run" }>, { folder, startedAt, cells }: SessionFacts, hooks: AuditHooks): Promise<Report[]> {
  const reports: Report[] = [];
  const chosen = { ...chooseWordings(request), ...cells };
  for (let session = 1; session <= sessions; session += 1) {
    const at = session === 1 ? startedAt : new Date().toISOString();
    reports.push(await runSession({ ...request, seed: (request.seed + session - 1) % 2 ** 32 }, { folder: join(folder, `session-${session}`), startedAt: at, cells: chosen }, hooks));
  }
  return reports;
}

/** One wording a probe: many answers to few questions tell more of a change than few answers to many. */
function chooseWordings(request: SendingRequest): Cells {
  const probes = loadSuites(request.suites).flatMap((suite) => suite.probes);
  return Object.fromEntries(probes.flatMap(({ id, cells, observes }): [string, readonly string[]][] => {
    if (!observes.some(({ analyzer }) => analyzer === comparedAnalyzer)) return [];
    const cell = cells.list[Math.floor(createRandom(`wording/${request.seed}/${id}`)() * cells.list.length)];
    return cell === undefined ? [] : [[id, [cell.id]]];
  }));
}

async function runSession(request: SendingRequest, { folder, startedAt, cells }: SessionFacts, hooks: AuditHooks): Promise<Report> {
  const suites = loadSuites(request.suites);
  const maxRequests = request.maxRequests ?? sessionRequests;
  const plan = planSession(request, maxRequests, cells);
  makeOutputFolder(folder);
  const path = join(folder, recordingName);
  if (existsSync(path)) throw new AuditError("bad-input", `${path}: there is a recording already`, "Give another folder with --out.");
  const options = {
    depth: plan.depth, seed: request.seed, maxRequests, maxUsd: request.maxUsd ?? null, price: request.price, maxTimeMs: request.maxTimeMs, timeoutMs: request.timeoutMs,
    concurrency: request.concurrency, ratePerMinute: request.ratePerMinute, only: request.only, skip: request.skip, redactText: request.redactText,
  };
  const header = composeHeader(request, { options, plan, suites, references: [], startedAt });
  const { fatal } = await recordRun({ header, endpoint: request.endpoint, planner: planInOrder(plan), codec: findCodec(request.endpoint.protocol), path, secrets: request.secrets, resume: false, ...hooks });
  if (fatal !== null) throw fatal;
  const report = await replayRecording({ recording: path, references: [] });
  if (report.run.stopped === "interrupted") throw new AuditError("bad-input", "the session was interrupted, and half a session is no baseline", "Run `ai-audit baseline freeze` again.");
  return report;
}

/** The chosen wordings as often as fits, and one batch of everything else. */
function planSession(request: SendingRequest, maxRequests: number, wordings: Cells): Plan {
  const suites = loadSuites(request.suites);
  const choice = { seed: request.seed, only: request.only, skip: request.skip, cells: wordings };
  const [once, twice] = [1, 2].map((samples) => planEnrolment(suites, { ...choice, samples }).steps.length) as [number, number];
  // Questions whose answers do not vary are asked once, however many samples there are.
  const cells = twice - once;
  const samples = Math.floor((maxRequests * plannedRatio - batchRequests - (once - cells)) / Math.max(1, cells));
  if (cells > 0 && samples < 1) throw new AuditError("bad-input", `a session asks each of ${cells} wordings at least once, and --max-requests allows ${maxRequests}`, `Allow at least ${Math.ceil((cells + batchRequests) / plannedRatio)} requests, or choose probes with --only.`);
  const enrolment = planEnrolment(suites, { ...choice, samples: Math.max(1, samples) });
  const enrolled = new Set(enrolment.steps.map(({ probe }) => probe.id));
  const batch = planRun(suites, { ...choice, depth: "deep", maxRequests: batchRequests });
  const steps = [...enrolment.steps, ...batch.steps.filter(({ probe }) => !enrolled.has(probe.id))].map((step, seq) => ({ ...step, seq }));
  return { ...batch, steps, coverage: enrolment.coverage };
}
