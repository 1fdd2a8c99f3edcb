/** Counts what was asked of each suite: probes, cells and steps, each once however often it was tried. */
import type { Analysis } from "../../model/analysis.js";
import type { Transcript } from "../../model/transcript.js";

export interface AskedCount {
  add(transcript: Transcript): void;
  total(): NonNullable<Analysis["asked"]>;
}

export function createAskedCount(): AskedCount {
  const suites = new Map<string, { probes: Set<string>; cells: Set<string>; requests: number }>();
  return {
    add({ exchange: { probe, final, side } }) {
      if (probe === null || !final || side !== "target") return;
      const suite = suites.get(probe.suite) ?? { probes: new Set(), cells: new Set(), requests: 0 };
      suite.probes.add(probe.id);
      suite.cells.add(`${probe.id}/${probe.cell}`);
      suite.requests += 1;
      suites.set(probe.suite, suite);
    },
    total: () => Object.fromEntries([...suites].map(([id, { probes, cells, requests }]) => [id, { probes: probes.size, cells: cells.size, requests }])),
  };
}
