/** Prints gates with expected, actual and sample count, and what was accepted; on stderr, since stdout is the report's. */
import { gatesForTerminal } from "../pipeline/show-check.js";
import type { GateOutcomes } from "../pipeline/check-gates.js";
import { readTerminalLook } from "./read-terminal-look.js";

export function printGates(outcomes: GateOutcomes): void {
  if (outcomes.gates.length + outcomes.accepted.length + outcomes.warnings.length === 0) return;
  process.stderr.write(gatesForTerminal(outcomes, readTerminalLook(process.stderr, process.env)));
}
