/** Turns a claim test into agreement, disagreement or neither, by thresholds with names and origins. */
import type { Conviction } from "./convict-claim.js";
import type { ClaimTest } from "./test-claim.js";

/** The stated false-alarm rate of a conviction. */
export const alpha = 0.01;
/** A conviction needs more than significance: this much total variation beyond an honest endpoint's. Origin: `scripts/calibrate-claim-test.ts`. */
export const smallestEffect = 0.15;
/** A wording disagrees on its own at this level, where it is shown. */
export const cellAlpha = 0.05;
/** Below this agreement is not said. A conviction has no such limit: the e-value counts its samples itself, and needs two wordings (`convict-claim.ts`). */
export const fewestSamples = 12;
export const fewestCells = 4;
/** Agreement wants the answers well inside what an honest endpoint gives, not just inside: of five honest runs at most one is left undecided by it. */
export const agreementPValue = 0.2;
/** Nor may the bets against the claim be winning: an e-value above this leaves it open. */
const agreementLogE = Math.log(5);

export type ClaimDecision = "inconsistent" | "agrees" | "undecided" | "too-few";

export function decideClaim(test: ClaimTest, { convicted, logE }: Pick<Conviction, "convicted" | "logE">): ClaimDecision {
  if (convicted && test.effect >= smallestEffect) return "inconsistent";
  if (test.validSamples < fewestSamples || test.cells.length < fewestCells) return "too-few";
  return test.pValue > agreementPValue && test.effect < smallestEffect && logE <= agreementLogE ? "agrees" : "undecided";
}

/** The p-value that an e-value is worth, whenever one looks: at most 1. */
export function anytimePValue(logE: number): number {
  return Math.min(1, Math.exp(-logE));
}
