/** `compare --targets FILE`: audits each target by itself, under one budget for all, and keeps what there is at every moment. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compareReports } from "../change/compare-reports.js";
import type { ComparedSource } from "../change/measure-compared.js";
import { AuditError } from "../model/audit-error.js";
import type { Comparison } from "../model/comparison.js";
import type { Target } from "../model/endpoint.js";
import type { Progress } from "../model/progress.js";
import type { Report } from "../model/report.js";
import { openRecording } from "../record/open-recording.js";
import { writeComparison } from "./compare-files.js";
import { readTool } from "./data-directory.js";
import { prepareRun } from "./prepare-run.js";
import { replayRecording } from "./replay-recording.js";
import { resumeRun } from "./resume-run.js";
import { recordingName } from "./recording-name.js";
import { runAudit } from "./run-audit.js";
import type { SendingRequest } from "./run-request.js";
import { makeOutputFolder, writeReports } from "./write-reports.js";

export interface NamedRequest {
  readonly target: Target;
  /** Throws AuditError, for a variable that is not set or a URL that is none. */
  prepare(): SendingRequest;
}

/** Of all targets together; null where there is no limit beside each audit's own. */
export interface SharedBudget {
  readonly maxRequests: number | null;
  readonly maxUsd: number | null;
  readonly maxTimeMs: number | null;
}

export interface CompareRequest {
  readonly requests: readonly NamedRequest[];
  readonly budget: SharedBudget;
  readonly folder: string;
  readonly formats: readonly string[];
  readonly comparisonFormats: readonly string[];
}

export interface CompareHooks {
  readonly onProgress?: (name: string, progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds, ever rising. */
  readonly now: () => number;
  readonly startedAt: () => string;
}

/** A target's own folder, of safe characters only. */
export function targetFolder(folder: string, name: string): string {
  return join(folder, name.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^\.+/, "_").slice(0, 60) || "_");
}

/** Written anew after every target, so that an interruption costs nothing that was measured. A target that has been audited in the folder is not asked again. */
export async function compareTargets({ requests, budget, folder, formats, comparisonFormats }: CompareRequest, hooks: CompareHooks): Promise<Comparison> {
  const folders = requests.map(({ target }) => targetFolder(folder, target.name));
  const twice = folders.findIndex((one, place) => folders.indexOf(one) !== place);
  if (twice >= 0) throw new AuditError("bad-data-file", `--targets: "${requests[twice]?.target.name ?? ""}" and another target would share the folder ${folders[twice] ?? ""}`, "Give them names that differ in letters or digits.");
  makeOutputFolder(folder);
  const startMs = hooks.now();
  const sources: ComparedSource[] = requests.map(({ target }) => unaudited(target, "not reached before the comparison ended"));
  const state = { requests: 0, usd: 0, interrupted: false };
  const compose = (): Comparison => compareReports(sources, { tool: readTool(), interrupted: state.interrupted });
  for (const [place, named] of requests.entries()) {
    if (isStopped(hooks)) {
      state.interrupted = true;
      break;
    }
    const left = requests.length - place;
    const share: SharedBudget = {
      maxRequests: budget.maxRequests === null ? null : Math.floor((budget.maxRequests - state.requests) / left),
      maxUsd: budget.maxUsd === null ? null : (budget.maxUsd - state.usd) / left,
      maxTimeMs: budget.maxTimeMs === null ? null : (budget.maxTimeMs - (hooks.now() - startMs)) / left,
    };
    sources[place] = await auditTarget(named, { share, folder: targetFolder(folder, named.target.name), formats }, hooks);
    const { report } = sources[place] ?? { report: null };
    state.requests += report?.run.attempts ?? 0;
    state.usd += report?.cost.spentUsd ?? 0;
    state.interrupted ||= isStopped(hooks);
    writeComparison(compose(), folder, comparisonFormats);
  }
  const comparison = compose();
  writeComparison(comparison, folder, comparisonFormats);
  return comparison;
}

function isStopped({ signal }: CompareHooks): boolean {
  return signal?.aborted === true;
}

interface OneAudit {
  readonly share: SharedBudget;
  readonly folder: string;
  readonly formats: readonly string[];
}

/** What goes wrong with one target is its own result and leaves the others alone. */
async function auditTarget({ target, prepare }: NamedRequest, { share, folder, formats }: OneAudit, hooks: CompareHooks): Promise<ComparedSource> {
  try {
    const recording = join(folder, recordingName);
    const known = existsSync(recording) ? await readEnded(recording, target) : null;
    if (known !== null) {
      writeReports(known, folder, formats);
      return { name: target.name, report: known };
    }
    if (share.maxRequests !== null && share.maxRequests < 1) return unaudited(target, "nothing was left of --max-requests");
    if (share.maxTimeMs !== null && share.maxTimeMs <= 0) return unaudited(target, "nothing was left of --max-time");
    const request = prepare();
    const resume = existsSync(recording);
    const prepared = resume ? await resumeRun(recording, {}) : prepareRun(withinShare(request, share), hooks.startedAt());
    const outcome = await runAudit({ ...prepared, secrets: request.secrets, folder, formats, resume }, {
      ...(hooks.signal !== undefined && { signal: hooks.signal }),
      onProgress: (progress) => hooks.onProgress?.(target.name, progress),
    });
    if (outcome.fatal !== null && outcome.report.run.valid === 0) return unaudited(target, outcome.fatal.message);
    return { name: target.name, report: outcome.report };
  } catch (error) {
    if (error instanceof AuditError && error.reason === "unwritable") throw error;
    return unaudited(target, error instanceof Error ? error.message : String(error));
  }
}

/** The report of a run that ended; null where it can go on. Throws AuditError when the folder holds another endpoint's. */
async function readEnded(recording: string, target: Target): Promise<Report | null> {
  const { header, exchanges, ending } = await openRecording(recording);
  for await (const _exchange of exchanges) { /* read to its end */ }
  if (header.endpoint.model !== target.model || !(URL.canParse(target.endpoint) ? new URL(target.endpoint).href : target.endpoint).startsWith(header.endpoint.baseUrl)) throw new AuditError("bad-input", `${recording}: is of ${header.endpoint.model} at ${header.endpoint.baseUrl}, not of the target "${target.name}"`, "Give another folder with --out.");
  return ending().closing === null ? null : replayRecording({ recording, references: [] });
}

function withinShare(request: SendingRequest, { maxRequests, maxUsd, maxTimeMs }: SharedBudget): SendingRequest {
  return {
    ...request,
    ...(maxRequests !== null && { maxRequests: Math.min(request.maxRequests ?? Infinity, maxRequests) }),
    // Where no price is known there is no money to count.
    ...(maxUsd !== null && request.price !== null && { maxUsd: Math.max(0, maxUsd) }),
    ...(maxTimeMs !== null && { maxTimeMs }),
  };
}

function unaudited({ name, endpoint, model, claim }: Target, problem: string): ComparedSource {
  return { name, report: null, endpoint: { baseUrl: endpoint, model, claim: claim ?? model }, problem };
}

