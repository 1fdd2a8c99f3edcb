/** The exit code of one check: 1 for an alarm or a failed gate, 3 while it is not known, and how many such nights in a row are let pass. */
import type { GateResult } from "../model/gate.js";
import type { Batch, DetectorStatus } from "../model/history.js";
import { followBatches, type DetectorOptions } from "./follow-batches.js";

export interface CheckFacts {
  readonly status: DetectorStatus;
  readonly gates: readonly GateResult[];
  /** Whether this batch said anything. */
  readonly conclusive: boolean;
  readonly inconclusiveInRow: number;
  readonly allowInconclusive: number;
}

export function chooseCheckExit({ status, gates, conclusive, inconclusiveInRow, allowInconclusive }: CheckFacts): { readonly exitCode: 0 | 1 | 3; readonly warning: string | null } {
  if (status.state === "changed" || gates.some(({ outcome }) => outcome === "fail" || outcome === "unknown" || outcome === "unmeasured")) return { exitCode: 1, warning: null };
  if (conclusive && status.state !== "suspected") return { exitCode: 0, warning: null };
  if (inconclusiveInRow > allowInconclusive) return { exitCode: 3, warning: null };
  return { exitCode: 0, warning: `Inconclusive, ${inconclusiveInRow} in a row; ${allowInconclusive} ${allowInconclusive === 1 ? "is" : "are"} let pass.` };
}

/** How many batches at the end left it open, an interrupted one that is in no history included; counted as far as it matters. */
export function countInconclusive(batches: readonly Batch[], options: DetectorOptions, { interrupted, enough }: { readonly interrupted: boolean; readonly enough: number }): number {
  let count = interrupted ? 1 : 0;
  for (let end = batches.length; end > 0 && count <= enough; end -= 1) {
    const { state } = followBatches(batches.slice(0, end), options);
    if (state !== "inconclusive" && state !== "suspected") break;
    count += 1;
  }
  return count;
}
