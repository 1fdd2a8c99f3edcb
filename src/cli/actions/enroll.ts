/** Measures a trusted endpoint, or reads a trusted log, and says what the reference still lacks. */
import { statSync } from "node:fs";
import { AuditError } from "../../model/audit-error.js";
import { enrollEndpoint, type EnrollOutcome } from "../../pipeline/enroll-endpoint.js";
import { enrollLog } from "../../pipeline/enroll-log.js";
import type { EnrollFlags } from "../commands/enroll.js";
import { defaultFolder } from "../default-folder.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { interruptSignal } from "../interrupt-signal.js";
import { startProgress } from "../progress-line.js";
import { mergeConfig, toSendingRequest } from "../to-sending-request.js";

export async function enroll(given: EnrollFlags): Promise<ExitCode> {
  if (given.as.trim() === "") throw new AuditError("bad-input", "--as is empty", "Give the name of the model that it is known to be.");
  const { fingerprint, path, requests, lack } = given.from === undefined ? await enrollTrusted(given) : await enrollFromLog(given, given.from);
  const cells = fingerprint.expects.length;
  const sessions = fingerprint.sessions.length;
  if (given.json === true) process.stdout.write(`${JSON.stringify({ fingerprint: path, id: fingerprint.id, status: fingerprint.status, expectations: cells, requests, sessions, lacks: lack })}\n`);
  else {
    process.stderr.write(`${fingerprint.id}: ${cells} expectations; ${sessions === 1 ? "one session" : `${sessions} sessions`}, the last of ${requests} requests; ${fingerprint.status}.\n`);
    if (lack.sessions + lack.days > 0) process.stderr.write(`It still lacks ${sayLack(lack)}, without which its own honest spread is not known: repeat this command with --reference ${path} at other times.\n`);
    process.stderr.write(`Use it: ai-audit run --endpoint … --model … --claim ${fingerprint.model} --reference ${path}\n`);
  }
  return exitCodes.holds;
}

async function enrollTrusted(given: EnrollFlags): Promise<EnrollOutcome> {
  const flags = { ...mergeConfig(given), as: given.as };
  const request = toSendingRequest({ depth: "deep", suite: ["identity"], ...flags });
  const startedAt = new Date();
  const progress = startProgress({ quiet: flags.quiet === true });
  const interrupt = interruptSignal();
  return enrollEndpoint(
    { ...request, as: flags.as, folder: flags.out ?? defaultFolder(request.endpoint, startedAt), known: known(given) },
    startedAt.toISOString(),
    { onProgress: progress.update, signal: interrupt.signal },
  ).finally(() => { progress.stop(); interrupt.release(); });
}

/** A log does not say when it was written: `--at` does, and otherwise its file's own time. */
function enrollFromLog(given: EnrollFlags, from: string): Promise<EnrollOutcome> {
  const at = given.at === undefined ? modifiedAt(from) : new Date(given.at);
  if (Number.isNaN(at.getTime())) throw new AuditError("bad-input", `--at: "${given.at ?? ""}" is not a time`, "Give a date or time such as 2026-05-01 or 2026-05-01T08:00:00Z.");
  return enrollLog({ from, as: given.as, at: at.toISOString(), known: known(given), provider: given.provider ?? null, folder: given.out ?? `references/${given.as.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^\.+/, "_")}` });
}

function modifiedAt(path: string): Date {
  try {
    return statSync(path).mtime;
  } catch (error) {
    throw new AuditError("bad-input", `--from ${path}: ${error instanceof Error ? error.message : String(error)}`, "Give a LOG: JSON lines {request, response}, plain or gzip.");
  }
}

function known({ reference }: EnrollFlags): string | null {
  const [first, ...more] = reference ?? [];
  if (more.length > 0) throw new AuditError("bad-input", "--reference: a session is added to one reference", "Give one file.");
  return first ?? null;
}

function sayLack({ sessions, days }: { readonly sessions: number; readonly days: number }): string {
  const parts = [...(sessions > 0 ? [`${sessions} ${sessions === 1 ? "session" : "sessions"}`] : []), ...(days > 0 ? [`${days} other ${days === 1 ? "day" : "days"}`] : [])];
  return parts.join(" and ");
}
