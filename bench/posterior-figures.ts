/** What a posterior is worth: expected calibration error, and the smallest set of candidates that holds a given probability. */
import type { Candidate } from "../src/model/candidate.js";

const bins = 10;

/** Ten bins of equal mass, weighted mean of |stated − observed| (Naeini et al. 2015, with equal-mass bins). */
export function expectedCalibrationError(stated: readonly { readonly probability: number; readonly right: boolean }[]): number {
  const sorted = stated.toSorted((a, b) => a.probability - b.probability);
  let error = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const part = sorted.slice(Math.floor((bin * sorted.length) / bins), Math.floor(((bin + 1) * sorted.length) / bins));
    if (part.length === 0) continue;
    const claimed = part.reduce((sum, { probability }) => sum + probability, 0) / part.length;
    const seen = part.filter(({ right }) => right).length / part.length;
    error += (part.length / sorted.length) * Math.abs(claimed - seen);
  }
  return error;
}

/** Names in order of probability until `level` is reached; unlisted models count as members of the set. */
export function takeSet(candidates: readonly Candidate[], level: number): string[] {
  const names: string[] = [];
  let held = 0;
  for (const { model, family, fingerprint, posterior } of candidates) {
    if (held >= level) break;
    names.push(fingerprint === null ? `unknown ${family ?? ""}`.trim() : model);
    held += posterior;
  }
  return names;
}
