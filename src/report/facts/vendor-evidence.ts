/** What a vendor needs to look into an inconsistent claim: which of its responses, what was expected, what was seen. */
import type { Excerpt, Report } from "../../model/report.js";
import { singleDisagreements } from "../../model/single-disagreements.js";
import type { VerdictReason } from "../../model/verdict.js";

export interface VendorEvidence {
  /** Cited exchanges that are quoted in the report, in the order they were sent. */
  readonly exchanges: readonly Excerpt[];
  /** All that are cited, quoted or not. */
  readonly cited: number;
  readonly disagreements: readonly VerdictReason[];
}

export function vendorEvidence({ verdict, excerpts }: Report): VendorEvidence {
  const disagreements = verdict.reasons.filter(({ result }) => result === "disagrees");
  const cited = new Set(singleDisagreements(verdict.reasons).flatMap(({ evidence }) => evidence));
  return { exchanges: excerpts.filter(({ id }) => cited.has(id)), cited: cited.size, disagreements };
}

/** The sentences that stand at the end of every such page. */
export const whatItShows = [
  "It shows that these answers were recorded under these times and response ids, and how unlikely they are to come from the claimed model, at the stated rate of false alarms.",
  "It does not show why: whoever serves the endpoint can look the response ids up in their own logs, and we cannot.",
  "A signature beside these files proves that they are unchanged since they were signed by the holder of that key. It does not prove that the endpoint sent them.",
] as const;

export const whatWeAsk = [
  "Which model, version and quantisation served the response ids below, on which host?",
  "Was a system prompt, a wrapper, a cache or another sampling setting put between the request and the model?",
  "Do the requests at the end of this page give the expected answers where you serve the claimed model directly?",
] as const;
