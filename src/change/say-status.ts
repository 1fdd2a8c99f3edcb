/** What one check says in a sentence. */
import type { GateResult } from "../model/gate.js";
import type { DetectorStatus } from "../model/history.js";

export function sayStatus(status: DetectorStatus, { gates, samples }: { readonly gates: readonly GateResult[]; readonly samples: number }): string {
  return [sayState(status, samples), sayGates(gates)].filter((part) => part !== "").join(" ");
}

function sayState({ state, since, movedTogether, runLength, batches }: DetectorStatus, samples: number): string {
  const moved = movedTogether.length === 0 ? "" : `; moved: ${movedTogether.join(", ")}`;
  switch (state) {
    case "changed": return `Changed: what answers is not what the baseline measured, most likely since ${since?.slice(0, 10) ?? "the first batch"}${moved} (at most one false alarm in ${runLength} batches on average).`;
    case "suspected": return `Suspected: this batch departs from the baseline${moved}; the next one decides.`;
    case "recovered": return "Recovered: the last batches are like the baseline again.";
    case "inconclusive": return "Inconclusive: too few answers could be compared with the baseline.";
    case "steady": return `No change: ${samples} answers of this batch, ${batches} ${batches === 1 ? "batch" : "batches"} in all.`;
  }
}

function sayGates(gates: readonly GateResult[]): string {
  const failed = gates.filter(({ outcome }) => outcome !== "pass" && outcome !== "accepted");
  return failed.length === 0 ? "" : `${failed.length} of ${gates.length} gates ${failed.length === 1 ? "fails" : "fail"}: ${failed.map(({ id, measure }) => `${id} (${measure})`).join(", ")}.`;
}
