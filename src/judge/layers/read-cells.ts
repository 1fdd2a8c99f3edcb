/** Gathers what was measured of one asked cell and its follow-ups, by step. */
import type { Observation } from "../../model/observation.js";

export interface StepMarks {
  readonly n: number;
  readonly features: Readonly<Record<string, number>>;
  /** Refusals by their digest. */
  readonly digests: Readonly<Record<string, number>>;
  readonly evidence: readonly string[];
}

export interface CellMarks {
  readonly suite: string;
  readonly topic: string;
  readonly region: string;
  readonly language: string;
  readonly steps: ReadonlyMap<string, StepMarks>;
}

/** By "probe/cell" of the asked question: a follow-up's own cell says what it follows. */
export function readCells(observations: readonly Observation[]): ReadonlyMap<string, CellMarks> {
  const cells = new Map<string, { subject: Observation["subject"]; steps: Map<string, StepMarks> }>();
  for (const { key, state, value, subject, probe, samples, evidence } of observations) {
    if (state !== "observed" || probe === null || (key !== "layer-marks" && key !== "withheld-text")) continue;
    const own = subject.cell ?? "only";
    const name = own.includes("/") ? own : `${probe.id}/${own}`;
    const cell = cells.get(name) ?? { subject, steps: new Map<string, StepMarks>() };
    cells.set(name, cell);
    const step = subject.step ?? "";
    const known = cell.steps.get(step) ?? { n: 0, features: {}, digests: {}, evidence: [] };
    if (value?.kind === "features") cell.steps.set(step, { ...known, n: samples, features: value.features, evidence });
    if (value?.kind === "distribution") cell.steps.set(step, { ...known, digests: value.counts });
  }
  return new Map([...cells].sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, { subject, steps }]) => [name, {
    suite: subject.suite ?? "", topic: subject.topic ?? name, region: subject.region ?? "", language: subject.language ?? "", steps,
  }]));
}

export const endings = ["refused", "error", "stop", "broken", "turned", "empty"] as const;

export function count(step: StepMarks | undefined, name: string): number {
  return step?.features[name] ?? 0;
}

export function withheldOf(step: StepMarks | undefined): number {
  return endings.reduce((sum, name) => sum + count(step, name), 0);
}
