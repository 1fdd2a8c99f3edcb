/** Freezes a baseline from sessions or logs, or shows what one holds. */
import { dirname, join } from "node:path";
import { AuditError } from "../../model/audit-error.js";
import type { Baseline } from "../../model/history.js";
import { leftOutOfBatches } from "../../pipeline/check-request.js";
import { freezeBaseline, type FreezeRequest } from "../../pipeline/freeze-baseline.js";
import { loadTargets } from "../../pipeline/load-targets.js";
import { readBaseline } from "../../pipeline/read-baseline.js";
import { safeName } from "../../pipeline/run-check.js";
import { defaultSuites } from "../../pipeline/run-request.js";
import { summarizeBaseline } from "../../pipeline/summarize-baseline.js";
import { makeOutputFolder } from "../../pipeline/write-reports.js";

import type { FreezeFlags } from "../commands/baseline.js";
import { defaultBaseline, defaultFolder } from "../default-folder.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { interruptSignal } from "../interrupt-signal.js";
import { startProgress } from "../progress-line.js";
import { mergeConfig, toSendingRequest } from "../to-sending-request.js";
import { toTargetFlags } from "../to-target-flags.js";

export async function freeze(given: FreezeFlags): Promise<ExitCode> {
  const flags: FreezeFlags = { ...mergeConfig(given), ...given };
  const startedAt = new Date();
  const requests = flags.targets === undefined ? [toRequest(flags, flags.baseline ?? defaultBaseline, startedAt)] : loadTargets(flags.targets).map((target) => (
    toRequest(toTargetFlags(target, flags), join(flags.baseline ?? dirname(defaultBaseline), `${safeName(target.name)}.json`), startedAt)
  ));
  const progress = startProgress({ quiet: flags.quiet === true });
  const interrupt = interruptSignal();
  const written: { path: string; baseline: Baseline }[] = [];
  try {
    for (const request of requests) {
      makeOutputFolder(dirname(request.path));
      written.push({ path: request.path, baseline: await freezeBaseline(request, startedAt.toISOString(), { onProgress: progress.update, signal: interrupt.signal }) });
    }
  } finally {
    progress.stop();
    interrupt.release();
  }
  if (flags.json === true) process.stdout.write(`${JSON.stringify(written.map(({ path, baseline }) => ({ path, ...summarizeBaseline(baseline) })), null, 2)}\n`);
  else for (const { path, baseline } of written) process.stderr.write(`${path}: ${describe(baseline)}\nNext: ai-audit check --baseline ${path} --init-history …\n`);
  return exitCodes.holds;
}

function toRequest(flags: FreezeFlags, path: string, startedAt: Date): FreezeRequest {
  const add = flags.add === true;
  if (flags.from !== undefined) {
    if (flags.sessions !== undefined) throw new AuditError("bad-input", "--from and --sessions do not go together", "Each log is one session.");
    return { path, add, folder: "", source: { kind: "logs", paths: flags.from } };
  }
  const request = toSendingRequest({ ...flags, depth: "deep", suite: flags.suite ?? defaultSuites.filter((suite) => !leftOutOfBatches.includes(suite)) });
  return { path, add, folder: flags.out ?? `${defaultFolder(request.endpoint, startedAt)}-baseline`, source: { kind: "run", request, sessions: flags.sessions ?? 1 } };
}

export function show(file: string | undefined, flags: { readonly json?: boolean }): ExitCode {
  const { baseline } = readBaseline(file ?? defaultBaseline);
  if (flags.json === true) process.stdout.write(`${JSON.stringify(summarizeBaseline(baseline), null, 2)}\n`);
  else process.stdout.write(`${describe(baseline)}\n`);
  return exitCodes.holds;
}

function describe(baseline: Baseline): string {
  const { model, status, sessions, signals, questions, answers, tolerance } = summarizeBaseline(baseline);
  return `${model}, ${status}: ${sessions.length} ${sessions.length === 1 ? "session" : "sessions"}, ${answers} answers to ${questions} questions; follows ${signals.join(", ")}; an honest day may be ${tolerance.toFixed(3)} more surprising${status === "provisional" ? " (borrowed)" : ""}.`;
}
