/** Compares reports or audits targets, shows the ranking, and says by the exit code whether there is anything to choose. */
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { AuditError } from "../../model/audit-error.js";
import type { Comparison } from "../../model/comparison.js";
import { severities, type Severity } from "../../model/finding.js";
import { comparisonAsJson, comparisonAsMarkdown, comparisonFormats, comparisonForTerminal, compareFiles, writeComparison } from "../../pipeline/compare-files.js";
import { compareTargets } from "../../pipeline/compare-targets.js";
import { loadTargets } from "../../pipeline/load-targets.js";
import { appendSummaryText } from "../append-step-summary.js";
import { toSeverity } from "../choose-exit-code.js";
import type { CompareFlags } from "../commands/compare.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { interruptSignal } from "../interrupt-signal.js";
import { startProgress } from "../progress-line.js";
import { readTerminalLook } from "../read-terminal-look.js";
import { mergeConfig, toSendingRequest } from "../to-sending-request.js";
import { toTargetFlags } from "../to-target-flags.js";

export async function compare(reports: readonly string[], flags: CompareFlags): Promise<ExitCode> {
  const formats = toComparisonFormats(flags.format);
  const failOn = toSeverity(flags.failOn);
  if ((reports.length === 0) === (flags.targets === undefined)) throw new AuditError("bad-input", "compare: takes reports or --targets FILE, one of the two", "Give two or more report.json files, or --targets FILE.");
  const folder = flags.out ?? (flags.targets === undefined ? null : `reports/compare-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-")}`);
  const comparison = flags.targets === undefined ? compareFiles(reports) : await auditTargets(flags.targets, flags, folder ?? ".", formats);
  if (flags.targets === undefined && folder !== null) writeComparison(comparison, folder, formats);
  const exitCode = chooseCompareExit(comparison, failOn);
  if (flags.json === true) process.stdout.write(comparisonAsJson(comparison));
  else if (flags.quiet !== true) process.stderr.write(comparisonForTerminal(comparison, { ...readTerminalLook(process.stderr, process.env), path: folder === null ? null : join(folder, `comparison.${formats[0] ?? "json"}`), exitCode }));
  appendSummaryText(() => comparisonAsMarkdown(comparison));
  return exitCode;
}

/** Someone to choose: 0. Nobody, and nothing open: 1. Nobody yet: 3. */
export function chooseCompareExit({ rows, interrupted }: Pick<Comparison, "rows" | "interrupted">, failOn: Severity | null): ExitCode {
  const audited = rows.filter(({ standing }) => standing !== "not-audited");
  if (failOn !== null && audited.some(({ standing, findings }) => standing === "fails" || severities.some((severity) => severities.indexOf(severity) >= severities.indexOf(failOn) && (findings[severity] ?? 0) > 0))) return exitCodes.inconsistent;
  if (interrupted) return exitCodes.inconclusive;
  if (audited.length === 0) return exitCodes.couldNotRun;
  if (audited.some(({ standing }) => standing === "holds")) return exitCodes.holds;
  return audited.every(({ standing }) => standing === "fails") ? exitCodes.inconsistent : exitCodes.inconclusive;
}

async function auditTargets(file: string, given: CompareFlags, folder: string, formats: readonly string[]): Promise<Comparison> {
  const targets = loadTargets(file);
  const { maxRequests, maxUsd, maxTime, ...shared } = mergeConfig(given);
  // One seed for all: they are asked the same questions.
  const flags = { ...shared, seed: shared.seed ?? randomInt(0, 2 ** 32) };
  const quiet = given.quiet === true;
  if (!quiet) process.stderr.write(`Comparing ${targets.length} endpoints into ${folder} (--seed ${flags.seed})\n`);
  let shown = { name: "", line: startProgress({ quiet }) };
  const interrupt = interruptSignal();
  return compareTargets({
    requests: targets.map((target) => ({ target, prepare: () => toSendingRequest(toTargetFlags(target, flags)) })),
    budget: { maxRequests: maxRequests ?? null, maxUsd: maxUsd ?? null, maxTimeMs: maxTime ?? null },
    folder,
    formats: ["json", "md", ...(formats.includes("html") ? ["html"] : [])],
    comparisonFormats: formats,
  }, {
    signal: interrupt.signal,
    onProgress: (name, state) => {
      if (shown.name !== name) {
        shown.line.stop();
        shown = { name, line: startProgress({ quiet }) };
      }
      shown.line.update({ ...state, note: state.note === null ? name : `${name}: ${state.note}` });
    },
    now: () => performance.now(),
    startedAt: () => new Date().toISOString(),
  }).finally(() => { shown.line.stop(); interrupt.release(); });
}

function toComparisonFormats(formats: readonly string[] | undefined): readonly string[] {
  const asked = [...new Set([...(formats ?? comparisonFormats), "json"])];
  const unknown = asked.find((format) => !comparisonFormats.includes(format));
  if (unknown !== undefined) throw new AuditError("bad-input", `--format: "${unknown}" is not a format of comparisons`, `Give one or more of: ${comparisonFormats.join(", ")}.`);
  return asked;
}
