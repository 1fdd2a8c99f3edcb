/** check.md, and the job summary of a check: one line for each endpoint, then what moved and every gate. */
import type { CheckResult } from "../../model/history.js";
import { checkWords, describeSignals } from "../facts/describe-check.js";
import { code, heading, join, labelled, list, paragraph, table, type Inline } from "../markdown/markdown-blocks.js";
import { gateRow } from "../render-check-terminal.js";

const shownChanges = 12;

/** Ends in a line break. */
export function renderCheckMarkdown(results: readonly CheckResult[]): string {
  return `${join(
    heading(2, results.length === 1 ? "Check" : `Check of ${results.length} endpoints`),
    table(["Endpoint", "Result", "In a sentence"], results.map(({ target, exitCode, sentence }): Inline[] => [code(target), `${checkWords[exitCode]} (exit ${exitCode})`, sentence])),
    ...results.map(renderOne),
  )}\n`;
}

function renderOne(result: CheckResult): string {
  const { target, status, diff, gates, accepted, warnings, error } = result;
  const signals = describeSignals(result);
  return join(
    heading(3, code(target)),
    error === null ? null : labelled("Remedy:", error.remedy),
    status === null ? null : paragraph(`${status.batches} batches; at least ${Math.round(status.runLength)} between false alarms on average.${status.since === null ? "" : ` Changed about ${status.since.slice(0, 10)}; moved together: ${status.movedTogether.join(", ")}.`}`),
    signals.length === 0 ? null : table(["Signal", "Evidence of a change", "Alarm at", "State"], signals.map(({ signal, evidence, alarm, alarmed }): Inline[] => [signal, evidence, alarm, alarmed ? "alarm" : "steady"])),
    gates.length === 0 ? null : table(["Gate", "Measure", "Expected", "Actual", "n", "Outcome"], gates.map(gateRow)),
    diff === null || diff.changes.length === 0 ? null : list(diff.changes.slice(0, shownChanges).map(({ sentence }) => sentence)),
    accepted.length === 0 ? null : list(accepted.map(({ finding, reason, expires }) => `accepted until ${expires}: ${finding} (${reason})`)),
    warnings.length === 0 ? null : list(warnings.map((warning) => `warning: ${warning}`)),
  );
}
