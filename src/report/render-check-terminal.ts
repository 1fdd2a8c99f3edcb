/** One check for a terminal: its sentence, what moved, every gate with expected and actual, and what to mind. */
import type { CheckResult } from "../model/history.js";
import type { Accepted, GateResult } from "../model/gate.js";
import { formatCount, formatNumber } from "./facts/format-number.js";
import { TerminalPage, type TerminalLook } from "./terminal/terminal-page.js";

const shownChanges = 3;

export function renderCheckTerminal(result: CheckResult, look: TerminalLook): string {
  const page = new TerminalPage(look);
  const { paint } = page;
  const colour = { 0: paint.green, 1: paint.red, 2: paint.red, 3: paint.yellow }[result.exitCode];
  page.labelled(result.target.slice(0, 60), result.sentence, colour);
  if (result.error !== null) page.paragraph(result.error.remedy);
  for (const signal of result.status?.signals ?? []) {
    page.paragraph(`${signal.signal}: evidence of a change ${formatNumber(Math.exp(Math.min(signal.log, 700)))}, alarm at ${formatNumber(Math.exp(signal.threshold))}`);
  }
  for (const { sentence } of result.exitCode === 1 ? result.diff?.changes.slice(0, shownChanges) ?? [] : []) page.item(sentence);
  writeGates(page, result);
  return page.toString();
}

export interface GateRows {
  readonly gates: readonly GateResult[];
  readonly accepted: readonly Accepted[];
  readonly warnings: readonly string[];
}

export function renderGatesTerminal(rows: GateRows, look: TerminalLook): string {
  const page = new TerminalPage(look);
  writeGates(page, rows);
  return page.toString();
}

function writeGates(page: TerminalPage, { gates, accepted, warnings }: GateRows): void {
  if (gates.length > 0) page.table(["Gate", "Measure", "Expected", "Actual", "n", "Outcome"], gates.map(gateRow));
  for (const { finding, reason, expires } of accepted) page.item(`accepted until ${expires}: ${finding} (${reason})`);
  for (const warning of warnings) page.paragraph(`warning: ${warning}`, page.paint.yellow);
}

export function gateRow({ id, measure, operator, expected, actual, unit, samples, interval, outcome, why }: GateResult): string[] {
  const write = (value: number | string): string => (typeof value === "number" ? formatNumber(value) : value);
  const bounds = interval === null ? "" : ` (${formatNumber(interval.low)}–${formatNumber(interval.high)})`;
  return [id, measure, `${operator} ${write(expected)}`, actual === null ? "not measured" : `${write(actual)}${bounds}${unit === "" ? "" : ` ${unit}`}`, formatCount(samples), why === "" ? outcome : `${outcome}: ${why}`];
}
