/** Turns a claim test into agreement, disagreement or neither, by thresholds with names and origins. */
import type { MixtureEstimate } from "./estimate-mixture.js";
import type { ClaimTest } from "./test-claim.js";
import type { WeighedClaim } from "./weigh-observations.js";

/** The stated false-alarm rate of a conviction. */
export const alpha = 0.01;
/**
 * A conviction needs more than significance: surely (95 %) this share of the requests answered by another model. In 779 convicted mixtures of 30 % the lower
 * end was 0.079 or more (`bench mixture`), so that it costs no power there.
 */
const smallestShare = 0.05;
/** Agreement is not said at this much total variation beyond an honest endpoint's. Origin: `scripts/calibrate-claim-test.ts`. */
export const largestEffect = 0.15;
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

export function decideClaim(test: ClaimTest, { convicted, logE, mixture }: Pick<WeighedClaim, "convicted" | "logE" | "mixture">): ClaimDecision {
  if (convicted && isMaterial(mixture)) return "inconsistent";
  if (test.validSamples < fewestSamples || test.cells.length < fewestCells) return "too-few";
  return test.pValue > agreementPValue && test.effect < largestEffect && logE <= agreementLogE ? "agrees" : "undecided";
}

/** Whether enough of the requests is surely answered by another model. */
export function isMaterial(mixture: MixtureEstimate | null): boolean {
  return mixture !== null && mixture.low >= smallestShare;
}

/** The p-value that an e-value is worth, whenever one looks: at most 1. */
export function anytimePValue(logE: number): number {
  return Math.min(1, Math.exp(-logE));
}
