/** The closest candidates in rows, likeliest first, with how much of each reference could be compared. */
import type { Candidate } from "../../model/candidate.js";
import { formatNumber, formatPercent } from "./format-number.js";

export interface CandidateRow {
  readonly model: string;
  /** False for "none of these". */
  readonly named: boolean;
  readonly vendor: string;
  readonly posterior: string;
  readonly coverage: string;
  readonly tests: string;
  readonly logEvidence: string;
}

export function describeCandidates(candidates: readonly Candidate[], shown: number): CandidateRow[] {
  return candidates.slice(0, shown).map((candidate) => ({
    model: nameCandidate(candidate),
    named: candidate.fingerprint !== null,
    vendor: candidate.vendor ?? "–",
    posterior: formatPercent(candidate.posterior),
    coverage: candidate.fingerprint === null ? "–" : formatPercent(candidate.coverage),
    tests: candidate.fingerprint === null ? "–" : countTests(candidate),
    logEvidence: formatNumber(candidate.logEvidence),
  }));
}

/** "none of these" has no fingerprint: of a family, or of any. */
export function nameCandidate({ fingerprint, model, family }: Candidate): string {
  if (fingerprint !== null) return model;
  return family === null ? "none of the listed models" : `an unlisted ${family} model`;
}

function countTests({ comparisons }: Candidate): string {
  const count = (result: string): number => comparisons.filter((comparison) => comparison.result === result).length;
  return `${count("agreed")} agree, ${count("disagreed")} disagree, ${count("skipped")} skipped`;
}
