/** `run --resume`: the header and plan of an interrupted recording, so that it can go on where it stopped. */
import { AuditError } from "../model/audit-error.js";
import { openRecording } from "../record/open-recording.js";
import { planWithControl } from "../suite/plan-with-control.js";
import type { PreparedRun } from "./prepare-run.js";

/** Limits that may be raised for the rest of a run; what was asked and of whom stays as it was. */
export interface ResumeLimits {
  readonly maxTimeMs?: number;
  readonly timeoutMs?: number;
  readonly concurrency?: number;
  readonly ratePerMinute?: number;
}

export async function resumeRun(recording: string, limits: ResumeLimits): Promise<PreparedRun> {
  const { header, exchanges, ending } = await openRecording(recording);
  for await (const _exchange of exchanges) { /* read to its end */ }
  const { closing } = ending();
  if (closing !== null) throw new AuditError("bad-input", `--resume ${recording}: the run had ended ("${closing.stopped}"), nothing is left to ask`, "Use `ai-audit replay` to judge it again, or start a new run.");
  const plan = planWithControl(header.suites, header.options, header.control !== null);
  if (plan.steps.length !== header.planned) throw new AuditError("bad-input", `--resume ${recording}: version ${header.tool.version} planned ${header.planned} requests, this version plans ${plan.steps.length}`, "Resume with the version that recorded it, or judge what it holds with `ai-audit replay`.");
  return { header: { ...header, options: { ...header.options, ...limits } }, plan };
}
