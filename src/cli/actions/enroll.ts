/** Measures a trusted endpoint and says what the reference still lacks. */
import { join } from "node:path";
import { AuditError } from "../../model/audit-error.js";
import { enrollEndpoint } from "../../pipeline/enroll-endpoint.js";
import type { EnrollFlags } from "../commands/enroll.js";
import { defaultFolder } from "../default-folder.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { interruptSignal } from "../interrupt-signal.js";
import { startProgress } from "../progress-line.js";
import { mergeConfig, toSendingRequest } from "../to-sending-request.js";

export async function enroll(given: EnrollFlags): Promise<ExitCode> {
  const flags = { ...mergeConfig(given), as: given.as };
  if (flags.as.trim() === "") throw new AuditError("bad-input", "--as is empty", "Give the name of the model that the endpoint is known to be.");
  const request = toSendingRequest({ depth: "deep", suite: ["identity"], ...flags });
  const startedAt = new Date();
  const progress = startProgress({ quiet: flags.quiet === true });
  const interrupt = interruptSignal();
  const { fingerprint, path, requests } = await enrollEndpoint(
    { ...request, as: flags.as, folder: flags.out ?? defaultFolder(request.endpoint, startedAt) },
    startedAt.toISOString(),
    { onProgress: progress.update, signal: interrupt.signal },
  ).finally(() => { progress.stop(); interrupt.release(); });

  const cells = fingerprint.expects.length;
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ fingerprint: path, id: fingerprint.id, status: fingerprint.status, expectations: cells, requests })}\n`);
  else {
    process.stderr.write(`${fingerprint.id}: ${cells} expectations from ${requests} requests in one session, ${fingerprint.status}.\n`);
    process.stderr.write(`Use it: ai-audit run --endpoint … --model … --claim ${fingerprint.model} --reference ${join(path)}\n`);
  }
  return exitCodes.holds;
}
