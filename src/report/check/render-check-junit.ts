/** Checks as test cases: each endpoint and each of its gates; what is inconclusive is skipped, what is unmeasured fails out loud. */
import type { GateResult } from "../../model/gate.js";
import type { CheckResult } from "../../model/history.js";
import { writeJunit, type JunitCase } from "../junit/write-junit.js";
import { gateRow } from "../render-check-terminal.js";

/** Ends in a line break. */
export function renderCheckJunit(results: readonly CheckResult[]): string {
  return writeJunit(results.map((result) => ({
    name: result.target,
    timestamp: result.at,
    timeSeconds: 0,
    properties: [["batch", result.batch ?? "none"], ["baseline", result.baseline ?? "none"], ["inconclusive in a row", String(result.inconclusiveInRow)]],
    cases: [toCheckCase(result), ...result.gates.map((gate) => toGateCase(result.target, gate))],
  })));
}

function toCheckCase({ target, sentence, exitCode, status, error, diff }: CheckResult): JunitCase {
  const shared = { suite: target, name: "unchanged since the baseline" };
  if (error !== null || exitCode === 2) return { ...shared, outcome: { kind: "failed", message: sentence, detail: error?.remedy ?? "" } };
  if (status?.state === "changed") return { ...shared, outcome: { kind: "failed", message: sentence, detail: (diff?.changes ?? []).map((change) => change.sentence).join(" | ") } };
  if (exitCode === 3 || status?.state === "inconclusive") return { ...shared, outcome: { kind: "skipped", message: sentence } };
  return { ...shared, outcome: { kind: "passed", output: sentence } };
}

function toGateCase(target: string, gate: GateResult): JunitCase {
  const [, measure = "", expected = "", actual = "", samples = "", outcome = ""] = gateRow(gate);
  const shared = { suite: target, name: `${gate.id}: ${measure} ${expected}` };
  const said = `expected ${expected}, actual ${actual}, n = ${samples}: ${outcome}`;
  switch (gate.outcome) {
    case "pass": return { ...shared, outcome: { kind: "passed", output: said } };
    case "accepted": return { ...shared, outcome: { kind: "skipped", message: said } };
    case "fail": case "unknown": case "unmeasured": return { ...shared, outcome: { kind: "failed", message: said, detail: gate.why } };
  }
}
