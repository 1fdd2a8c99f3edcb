/** Which vocabularies are worth reading for a log: those of the likeliest models, whose own counts would show one constant where the name is right. */
import type { Candidate } from "../model/candidate.js";
import type { Fingerprint } from "../model/fingerprint.js";

/** Below it a model is not in question. */
const likelyPosterior = 0.01;
/** A vocabulary takes about a second and 100 MB to read. */
const mostVocabularies = 2;

/** Names of counters, likeliest model first; `counted` are those that the candidates were scored with: none where there is no prompt to count. */
export function chooseCounters(candidates: readonly Candidate[], fingerprints: readonly Fingerprint[], counted: readonly string[]): readonly string[] {
  if (counted.length === 0) return [];
  const likely = candidates.filter(({ fingerprint, posterior }) => fingerprint !== null && posterior >= likelyPosterior).map(({ fingerprint }) => fingerprint);
  const named = likely.flatMap((id) => fingerprints.filter((fingerprint) => fingerprint.id === id).flatMap(({ expects }) => expects.flatMap(({ key, subject }) => (key === "prompt-token-offset" && subject.counter !== undefined ? [subject.counter] : []))));
  return [...new Set(named)].filter((counter) => !counted.includes(counter)).slice(0, mostVocabularies);
}
