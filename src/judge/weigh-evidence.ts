/** Turns the likelihoods of one kind of evidence into capped log-ratios against "none of these", so that no kind decides alone what it cannot carry. */
import type { Strength } from "../model/observation.js";

/** How well each explanation predicts what was seen: natural logarithms on one scale. */
export interface Likelihoods {
  readonly key: string;
  readonly strength: Strength;
  readonly samples: number;
  readonly evidence: readonly string[];
  readonly subject: Readonly<Record<string, string>>;
  /** By fingerprint id; a fingerprint that was never measured this way is absent. */
  readonly listed: ReadonlyMap<string, number>;
  /** By family: an unlisted model of it. */
  readonly siblings: ReadonlyMap<string, number>;
  readonly none: number;
  /** False: nothing listed fits what was seen, whichever fits best. */
  readonly fits: boolean;
  readonly why: string;
}

/**
 * The factor by which one kind may speak for or against a model: a thousand for what a model produces, a hundred for
 * what a host reports, ten for what a host may strip. Policy, not measurement: see docs/how-verdicts-are-reached.md.
 */
export const caps: Readonly<Record<Strength, number>> = { "strong": Math.log(1000), "reported": Math.log(100), "one-sided": Math.log(10), "worthless": 0 };

export interface WeighedEvidence {
  readonly ratio: number;
  readonly capped: boolean;
}

/** Between two listed models twice the cap, so that the best one keeps its lead over the others where all of them beat "none". */
export function weighEvidence(likelihoods: Likelihoods, own: number): WeighedEvidence {
  const cap = caps[likelihoods.strength];
  const best = Math.max(...likelihoods.listed.values());
  if (!likelihoods.fits) return { ratio: -cap, capped: true };
  const lead = best - likelihoods.none;
  const behind = own - best;
  const ratio = clamp(lead, -cap, cap) + clamp(behind, -2 * cap, cap);
  return { ratio, capped: Math.abs(lead) > cap || behind < -2 * cap || behind > cap };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
