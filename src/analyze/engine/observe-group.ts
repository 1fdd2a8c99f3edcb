/** Lets an analyzer summarize its group, and fills in what every observation carries. */
import type { Analyzer, Measured, SampleGroup } from "../../model/analyzer.js";
import type { Observation, ObservationValue } from "../../model/observation.js";
import type { Resources } from "../../model/resources.js";
import type { Group } from "./sample-groups.js";

/** Exchange ids that one observation points at: enough to look at, and reports stay readable. */
const EVIDENCE = 50;
const NOTE_CHARACTERS = 600;
const REASONS = 3;

export function observeGroup(group: Group, resources: Resources): readonly Observation[] {
  // In `seq` order, whichever order the exchanges ended in.
  const samples = group.samples.toSorted((left, right) => left.seq - right.seq || left.attempt - right.attempt);
  const missing = group.missing.toSorted((left, right) => left.seq - right.seq);
  const ordered = { ...group, samples, missing };
  return measure(ordered, resources).map((measured) => toObservation(ordered, measured));
}

function measure(group: Group, resources: Resources): readonly Measured[] {
  const { analyzer, failure, key, subject, samples, missing, options } = group;
  if (analyzer === null) return [{ state: "error", note: `no analyzer is called "${group.analyzerId}"` }];
  if (failure !== null) return [{ state: "error", note: `${analyzer.id} failed at ${failure}` }];
  const given: SampleGroup<unknown> = { key, subject, samples, missing, options };
  if (samples.length === 0 && missing.length === 0) return [{ state: "not-applicable", note: "no exchange has a bearing on it" }];
  if (samples.length === 0) return [{ state: "unavailable", note: `no valid reply: ${countReasons(missing)}` }];
  return summarize(analyzer, given, resources);
}

function summarize(analyzer: Analyzer, group: SampleGroup<unknown>, resources: Resources): readonly Measured[] {
  try {
    return analyzer.summarize(group, resources);
  } catch (error) {
    return [{ state: "error", note: `${analyzer.id} failed: ${error instanceof Error ? error.message : String(error)}` }];
  }
}

function toObservation(group: Group, measured: Measured): Observation {
  const { analyzer, samples, missing } = group;
  const broken = measured.value !== undefined && !isFinite(measured.value);
  const state = broken ? "error" : measured.state;
  const observed = state === "observed" && measured.value !== undefined;
  const ids = measured.evidence ?? (samples.length > 0 ? samples : missing).map(({ exchangeId }) => exchangeId);
  const more = ids.length > EVIDENCE ? `${ids.length - EVIDENCE} further exchanges are not listed` : "";
  const notes = [broken ? "a value was no number" : measured.note, countMissing(group, observed), more].filter((note) => note !== "");
  return {
    key: measured.key ?? group.key,
    subject: measured.subject ?? group.subject,
    probe: group.probe,
    analyzer: { id: group.analyzerId, version: analyzer?.version ?? 0 },
    state,
    ...(observed ? { value: measured.value } : {}),
    strength: measured.strength ?? analyzer?.strength ?? "worthless",
    samples: observed ? measured.samples ?? samples.length : 0,
    missing: missing.length,
    conditions: group.conditions?.total() ?? null,
    evidence: ids.slice(0, EVIDENCE),
    note: notes.join("; ").slice(0, NOTE_CHARACTERS),
  };
}

/** Beside a value: why exchanges gave no sample. Without one, the state's own note has said so. */
function countMissing({ missing }: Group, observed: boolean): string {
  if (!observed || missing.length === 0) return "";
  return `${missing.length} without a sample (${countReasons(missing)})`;
}

/** The most frequent ones. */
function countReasons(missing: Group["missing"]): string {
  const counts = new Map<string, number>();
  for (const { why } of missing) counts.set(why, (counts.get(why) ?? 0) + 1);
  const shown = [...counts].sort(([leftWhy, left], [rightWhy, right]) => right - left || (leftWhy < rightWhy ? -1 : 1)).slice(0, REASONS);
  return shown.map(([why, count]) => `${why}: ${count}`).join("; ");
}

function isFinite(value: ObservationValue): boolean {
  switch (value.kind) {
    case "samples": return value.values.every(Number.isFinite);
    case "features": return Object.values(value.features).every(Number.isFinite);
    case "line": return Number.isFinite(value.slope) && Number.isFinite(value.intercept);
    case "rate": return value.k <= value.n && value.n > 0;
    case "count":
    case "distribution":
    case "label": return true;
  }
}
