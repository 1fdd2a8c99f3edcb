/** Runs the audit, shows its progress, writes its reports and says how to go on when it was stopped. */
import { dirname, join } from "node:path";
import type { AuditError } from "../../model/audit-error.js";
import { checkGates } from "../../pipeline/check-gates.js";
import { runAudit } from "../../pipeline/run-audit.js";
import { prepareRun, type PreparedRun } from "../../pipeline/prepare-run.js";
import { previewRun } from "../../pipeline/preview-run.js";
import { resumeRun } from "../../pipeline/resume-run.js";
import { suiteWarnings } from "../../pipeline/suite-warnings.js";
import { writeFileOrSay } from "../../pipeline/write-reports.js";
import { appendStepSummary } from "../append-step-summary.js";
import { chooseGatedExitCode, toSeverity } from "../choose-exit-code.js";
import { defaultFolder } from "../default-folder.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { interruptSignal } from "../interrupt-signal.js";
import { locateEndpoint } from "../load-config.js";
import { printError } from "../print-error.js";
import { printGates } from "../print-gates.js";
import { printPlan } from "../print-plan.js";
import { printReport } from "../print-report.js";
import { startProgress } from "../progress-line.js";
import { readEnvFile, readSecrets } from "../read-environment.js";
import { readSigningKey } from "../read-key.js";
import { signFolder } from "../sign-folder.js";
import type { SendingFlags } from "../sending-options.js";
import { toFormats } from "../to-formats.js";
import { mergeConfig, toSendingRequest } from "../to-sending-request.js";

export async function run(given: SendingFlags): Promise<ExitCode> {
  const flags = given.resume === undefined ? mergeConfig(given) : given;
  const formats = toFormats(flags.format);
  const failOn = toSeverity(flags.failOn);
  const key = readSigningKey(flags.sign);
  const startedAt = new Date();
  const { prepared, secrets } = await prepare(flags, startedAt.toISOString());
  const folder = flags.out ?? (flags.resume === undefined ? defaultFolder(prepared.header.endpoint, startedAt) : dirname(flags.resume));

  if (flags.dryRun === true) {
    const preview = previewRun(prepared);
    if (flags.json === true) process.stdout.write(`${JSON.stringify(preview, null, 2)}\n`);
    else printPlan(preview, prepared.header);
    return exitCodes.holds;
  }

  for (const warning of suiteWarnings(prepared.header)) process.stderr.write(`note: ${warning}\n`);
  const progress = startProgress({ quiet: flags.quiet === true });
  const interrupt = interruptSignal();
  const outcome = await runAudit({ ...prepared, secrets, folder, formats, resume: flags.resume !== undefined, context: { failOn, origin: given.endpoint === undefined && flags.resume === undefined ? locateEndpoint(flags.config) : null } }, { onProgress: progress.update, signal: interrupt.signal })
    .finally(() => { progress.stop(); interrupt.release(); });

  if (key !== null) await signFolder(folder, outcome.written, key);
  if (outcome.fatal !== null) return stopWithError(outcome.fatal, outcome.recording, flags);
  const outcomes = checkGates(outcome.report, { gates: flags.gates ?? [], accept: flags.accept ?? [], failOn }, startedAt.toISOString());
  if (outcomes.gates.length + outcomes.accepted.length > 0) writeFileOrSay(join(folder, "gates.json"), `${JSON.stringify(outcomes, null, 2)}\n`);
  const exitCode = chooseGatedExitCode(outcome.report, outcomes.gates);
  printReport(outcome.report, { json: flags.json === true, quiet: flags.quiet === true, reportPath: join(folder, "report.md"), exitCode });
  if (flags.quiet !== true) printGates(outcomes);
  appendStepSummary(outcome.report, exitCode);
  if (outcome.report.run.stopped === "interrupted") process.stderr.write(`The run was interrupted. Go on with: ai-audit run --resume ${outcome.recording}\n`);
  return exitCode;
}

async function prepare(flags: SendingFlags, startedAt: string): Promise<{ prepared: PreparedRun; secrets: Readonly<Record<string, string>> }> {
  if (flags.resume === undefined) {
    const request = toSendingRequest(flags);
    return { prepared: prepareRun(request, startedAt), secrets: request.secrets };
  }
  const prepared = await resumeRun(flags.resume, {
    ...(flags.maxTime !== undefined && { maxTimeMs: flags.maxTime }),
    ...(flags.timeout !== undefined && { timeoutMs: flags.timeout }),
    ...(flags.concurrency !== undefined && { concurrency: flags.concurrency }),
    ...(flags.rate !== undefined && { ratePerMinute: flags.rate }),
  });
  const environment = readEnvFile(flags.envFile);
  const { endpoint, control } = prepared.header;
  return { prepared, secrets: { ...(control !== null && readSecrets(control, environment)), ...readSecrets(endpoint, environment) } };
}

function stopWithError(fatal: AuditError, recording: string, flags: SendingFlags): ExitCode {
  printError(fatal, flags.json === true);
  process.stderr.write(`  What was recorded is kept in ${recording}.\n`);
  return exitCodes.couldNotRun;
}
