/** Runs one batch of every target, prints a line each, and ends with the worst exit code. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { AuditError } from "../../model/audit-error.js";
import type { Target } from "../../model/endpoint.js";
import type { CheckResult } from "../../model/history.js";
import { batchRequests, defaultRunLength, leftOutOfBatches, type CheckRequest, type Webhook } from "../../pipeline/check-request.js";
import { checkTargets, worstExit, type NamedTarget } from "../../pipeline/check-targets.js";
import { loadTargets } from "../../pipeline/load-targets.js";
import { webhookKind } from "../../pipeline/notify-webhook.js";
import { readBaseline } from "../../pipeline/read-baseline.js";
import { safeName } from "../../pipeline/run-check.js";
import { defaultSuites } from "../../pipeline/run-request.js";
import { checkForTerminal } from "../../pipeline/show-check.js";
import { checksAsMarkdown, writeCheck } from "../../pipeline/write-checks.js";
import { appendSummaryText } from "../append-step-summary.js";
import { toSeverity } from "../choose-exit-code.js";
import type { CheckFlags } from "../commands/check.js";
import { defaultBaseline, defaultHistory } from "../default-folder.js";
import type { ExitCode } from "../exit-codes.js";
import { interruptSignal } from "../interrupt-signal.js";
import { startProgress } from "../progress-line.js";
import { readEnvFile } from "../read-environment.js";
import { readTerminalLook } from "../read-terminal-look.js";
import { toFormats } from "../to-formats.js";
import { mergeConfig, toSendingRequest } from "../to-sending-request.js";
import { toTargetFlags } from "../to-target-flags.js";

export async function check(given: CheckFlags): Promise<ExitCode> {
  const flags: CheckFlags = { ...mergeConfig(given), ...given };
  if (flags.from !== undefined && flags.targets !== undefined) throw new AuditError("bad-input", "--from and --targets do not go together", "A log is one target: give --from with --baseline.");
  const startedAt = new Date();
  const folder = flags.out ?? `reports/${startedAt.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-")}-check`;
  const request = toCheckRequest(flags, folder);
  const targets = flags.targets === undefined ? [toSingle(flags)] : toSeveral(loadTargets(flags.targets), flags);
  const progress = startProgress({ quiet: flags.quiet === true });
  const interrupt = interruptSignal();
  const print = (result: CheckResult): void => {
    // Quiet is for what went as planned: a job that could not run says why.
    if (flags.json !== true && (flags.quiet !== true || result.error !== null)) process.stderr.write(checkForTerminal(result, readTerminalLook(process.stderr, process.env)));
  };
  const results = await checkTargets(targets, request, () => new Date().toISOString(), { onProgress: progress.update, signal: interrupt.signal, onResult: print })
    .finally(() => { progress.stop(); interrupt.release(); });
  const exitCode = worstExit(results);
  const whole = flags.targets === undefined ? results[0] : { exitCode, targets: results };
  if (flags.out !== undefined || flags.from === undefined) {
    for (const result of results) {
      const own = flags.targets === undefined ? folder : join(folder, safeName(result.target));
      writeCheck(result, { folder: own, historyFolder: request.historyFolder, formats: toFormats(flags.format) });
    }
  }
  appendSummaryText(() => checksAsMarkdown(results));
  if (flags.json === true) process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  return exitCode;
}

function toCheckRequest(flags: CheckFlags, folder: string): CheckRequest {
  return {
    historyFolder: flags.history ?? defaultHistory, initHistory: flags.initHistory === true, runLength: flags.runLength ?? defaultRunLength, allowInconclusive: flags.allowInconclusive ?? 0,
    gates: flags.gates ?? [], accept: flags.accept ?? [], failOn: toSeverity(flags.failOn), folder, formats: toFormats(flags.format), webhook: toWebhook(flags),
  };
}

function toWebhook({ notifyEnv, notifyKind, envFile }: CheckFlags): Webhook | null {
  if (notifyEnv === undefined) return null;
  const url = readEnvFile(envFile)[notifyEnv]?.trim() ?? "";
  if (url === "") throw new AuditError("missing-credential", `the environment variable ${notifyEnv} is not set`, "Set it to the webhook's URL; the URL is a secret and stands in no file.");
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new AuditError("bad-input", `--notify-env ${notifyEnv}: holds no http or https URL`, "Set it to the whole URL that the chat service gave.");
  const kinds = ["slack", "discord", "feishu", "dingtalk", "json"] as const;
  const kind = notifyKind === undefined ? webhookKind(url) : kinds.find((name) => name === notifyKind);
  if (kind === undefined) throw new AuditError("bad-input", `--notify-kind: "${notifyKind ?? ""}" is not known`, `Give one of: ${kinds.join(", ")}.`);
  return { url, kind };
}

function toSingle(flags: CheckFlags): NamedTarget {
  const baseline = flags.baseline ?? defaultBaseline;
  const { from } = flags;
  if (from !== undefined) {
    const name = existsSync(baseline) ? readBaseline(baseline).baseline.endpoint.model : from;
    return { name, prepare: () => ({ name, baseline, source: { kind: "log", path: from } }) };
  }
  const request = toSendingRequest(withDefaults(flags, flags.maxRequests ?? batchRequests));
  const name = `${new URL(request.endpoint.baseUrl).host} ${request.endpoint.model}`;
  return { name, prepare: () => ({ name, baseline, source: { kind: "run", request } }) };
}

/** A limit that was asked for holds for all targets together, in equal parts. */
function toSeveral(targets: readonly Target[], flags: CheckFlags): NamedTarget[] {
  const baseline = flags.baseline ?? defaultBaseline;
  const maxRequests = flags.maxRequests === undefined ? batchRequests : Math.floor(flags.maxRequests / targets.length);
  const shares = { ...(flags.maxUsd !== undefined && { maxUsd: flags.maxUsd / targets.length }), ...(flags.maxTime !== undefined && { maxTime: flags.maxTime / targets.length }) };
  return targets.map((target) => ({
    name: target.name,
    prepare: () => ({
      name: target.name,
      baseline: existsSync(baseline) && statSync(baseline).isDirectory() ? join(baseline, `${safeName(target.name)}.json`) : baseline,
      source: { kind: "run", request: toSendingRequest(withDefaults({ ...toTargetFlags(target, flags), ...shares }, maxRequests)) },
    }),
  }));
}

function withDefaults(flags: CheckFlags, maxRequests: number): CheckFlags {
  return { ...flags, suite: flags.suite ?? defaultSuites.filter((suite) => !leftOutOfBatches.includes(suite)), maxRequests };
}
