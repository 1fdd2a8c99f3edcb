/** The one order of observations in every report: by key, probe and subject. */
import type { Observation } from "../../model/observation.js";

/** By code units, so that no locale changes a report. */
export function compareObservations(left: Observation, right: Observation): number {
  return compareText(left.key, right.key) || compareText(left.probe?.id ?? "", right.probe?.id ?? "") || compareText(writeSubject(left), writeSubject(right));
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function writeSubject({ subject }: Observation): string {
  return JSON.stringify(Object.entries(subject).sort(([left], [right]) => compareText(left, right)));
}
