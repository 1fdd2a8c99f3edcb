/** Checks every target by itself: what goes wrong with one is its own result and leaves the others alone. */
import { AuditError } from "../model/audit-error.js";
import { listDetected } from "../change/measure-batch.js";
import type { CheckResult } from "../model/history.js";
import { schemaVersions } from "../model/schema-versions.js";
import type { CheckRequest, CheckTarget } from "./check-request.js";
import { readBaseline, type FrozenBaseline } from "./read-baseline.js";
import type { AuditHooks } from "./run-audit.js";
import { runCheck } from "./run-check.js";

/** A target, or why it cannot be one. */
export interface NamedTarget {
  readonly name: string;
  /** Throws AuditError, for a variable that is not set or a URL that is none. */
  prepare(): CheckTarget;
}

export interface CheckHooks extends AuditHooks {
  readonly onResult?: (result: CheckResult) => void;
}

type Prepared = { readonly target: CheckTarget; readonly frozen: FrozenBaseline } | { readonly problem: AuditError };

export async function checkTargets(targets: readonly NamedTarget[], request: CheckRequest, now: () => string, hooks: CheckHooks = {}): Promise<CheckResult[]> {
  const prepared = targets.map(({ prepare }): Prepared => {
    try {
      const target = prepare();
      return { target, frozen: readBaseline(target.baseline) };
    } catch (error) {
      return { problem: asAuditError(error) };
    }
  });
  // All endpoints of the file share one promise, those that cannot be checked tonight included: one stream at least each.
  const streams = prepared.reduce((sum, one) => sum + ("target" in one ? listDetected(one.frozen.baseline).length : 1), 0);
  const results: CheckResult[] = [];
  for (const [index, { name }] of targets.entries()) {
    const one = prepared[index];
    if (one === undefined) continue;
    const at = now();
    const result = "problem" in one ? failed(name, at, one.problem) : await runCheck(one.target, { request, frozen: one.frozen, streams, at }, hooks).catch((error: unknown) => failed(name, at, asAuditError(error)));
    results.push(result);
    hooks.onResult?.(result);
  }
  return results;
}

/** A bug in one target's check is reported as such, and is no reason to leave out the others. */
function asAuditError(error: unknown): AuditError {
  return error instanceof AuditError ? error : new AuditError("internal", error instanceof Error ? error.stack ?? error.message : String(error), "This is a bug in ai-audit; please report it with the command you gave.");
}

function failed(target: string, at: string, { reason, message, remedy }: AuditError): CheckResult {
  return {
    schemaVersion: schemaVersions.check, target, batch: null, at, status: null, baseline: null, diff: null, gates: [], accepted: [], warnings: [], inconclusiveInRow: 0,
    error: { reason, message, remedy }, sentence: `Could not run: ${message}`, exitCode: 2,
  };
}

/** The worst first: a change, then what could not be run, then what is open. */
const worstFirst = [1, 2, 3, 0] as const;

export function worstExit(results: readonly Pick<CheckResult, "exitCode">[]): CheckResult["exitCode"] {
  return worstFirst.find((code) => results.some(({ exitCode }) => exitCode === code)) ?? 0;
}
