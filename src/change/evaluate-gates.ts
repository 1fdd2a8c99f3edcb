/** Gates: what was measured against what a user allows, with both values and the sample count; what is unknown or unmeasured fails out loud. */
import type { Gate, GateResult } from "../model/gate.js";
import type { DetectorStatus } from "../model/history.js";
import type { Report } from "../model/report.js";
import { gateMeasures, measureObservation, type Measured } from "./gate-measures.js";

export interface GateInput {
  readonly report: Pick<Report, "verdict" | "findings" | "run" | "cost" | "observations">;
  /** null outside `check`. */
  readonly status: DetectorStatus | null;
}

export function evaluateGates(gates: readonly Gate[], input: GateInput): GateResult[] {
  return gates.map((gate, index) => evaluate(gate, `gate ${index + 1}`, input));
}

function evaluate({ measure, operator, limit }: Gate, id: string, input: GateInput): GateResult {
  const base = { id, measure, operator, expected: limit };
  const nothing = { ...base, actual: null, unit: "", samples: 0, interval: null };
  const measured = find(measure, input);
  if (measured === "unknown") return { ...nothing, outcome: "unknown", why: `"${measure}" is not a measure; known are ${Object.keys(gateMeasures).join(", ")} and KEY:STATISTIC of any measurement` };
  if ("missing" in measured) return { ...nothing, outcome: "unmeasured", why: measured.missing };
  const { value, unit, samples, interval } = measured;
  const shown = { ...base, actual: value, unit, samples, interval };
  if (typeof value !== typeof limit) return { ...shown, outcome: "unknown", why: `"${measure}" gives a ${typeof value === "number" ? "number" : "word"}, and the limit is ${JSON.stringify(limit)}` };
  if (typeof value === "string" && operator !== "==" && operator !== "!=") return { ...shown, outcome: "unknown", why: `words are compared by == or !=, not by ${operator}` };
  return { ...shown, outcome: holds(value, operator, limit) ? "pass" : "fail", why: "" };
}

function find(measure: string, input: GateInput): Measured | "unknown" {
  if (Object.hasOwn(gateMeasures, measure)) return gateMeasures[measure as keyof typeof gateMeasures](input);
  const finding = /^(finding|findings):(.+)$/.exec(measure);
  if (finding !== null) return countFindings(finding[1] ?? "", finding[2] ?? "", input);
  return measureObservation(measure, input.report.observations);
}

function countFindings(kind: string, name: string, { report: { findings } }: GateInput): Measured | "unknown" {
  const severities = ["info", "low", "medium", "high", "critical"];
  if (kind === "findings" && !severities.includes(name)) return "unknown";
  const counted = findings.filter(({ id, severity }) => (kind === "finding" ? id === name : severities.indexOf(severity) >= severities.indexOf(name)));
  return { value: counted.length, unit: "", samples: findings.length, interval: null };
}

function holds(actual: number | string, operator: Gate["operator"], limit: number | string): boolean {
  switch (operator) {
    case "<": return actual < limit;
    case "<=": return actual <= limit;
    case ">": return actual > limit;
    case ">=": return actual >= limit;
    case "==": return actual === limit;
    case "!=": return actual !== limit;
  }
}
