/** `run`: record, then replay. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { AuditError } from "../model/audit-error.js";
import type { Progress } from "../model/progress.js";
import type { Plan } from "../model/plan.js";
import type { RecordingHeader } from "../model/recording.js";
import type { Report } from "../model/report.js";
import { recordRun } from "../record/record-run.js";
import { findCodec } from "./find-codec.js";
import { planQuestions } from "./plan-questions.js";
import { recordingName } from "./recording-name.js";
import { replayRecording } from "./replay-recording.js";
import { makeOutputFolder, writeReports, type RenderContext } from "./write-reports.js";

export interface AuditRequest {
  readonly header: RecordingHeader;
  readonly plan: Plan;
  readonly secrets: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly formats: readonly string[];
  readonly resume: boolean;
  /** What formats need to know beside the report. */
  readonly context?: RenderContext;
}

export interface AuditHooks {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface AuditOutcome {
  readonly report: Report;
  /** Set when the run could not go on; `report` then judges what there is. */
  readonly fatal: AuditError | null;
  readonly recording: string;
  readonly written: readonly string[];
}

export async function runAudit(request: AuditRequest, hooks: AuditHooks = {}): Promise<AuditOutcome> {
  const recording = join(request.folder, recordingName);
  makeOutputFolder(request.folder);
  if (!request.resume && existsSync(recording)) throw new AuditError("bad-input", `${recording}: there is a recording already`, `Go on with it by --resume ${recording}, or give another folder with --out.`);
  const { fatal } = await recordRun({
    header: request.header,
    endpoint: request.header.endpoint,
    planner: planQuestions(request.header, request.plan),
    codec: findCodec(request.header.endpoint.protocol),
    path: recording,
    secrets: request.secrets,
    ...(request.header.control !== null && { control: { endpoint: request.header.control, codec: findCodec(request.header.control.protocol) } }),
    resume: request.resume,
    ...hooks,
  });
  const report = await replayRecording({ recording, references: [] });
  const written = writeReports(report, request.folder, request.formats, request.context);
  return { report, fatal, recording, written };
}
