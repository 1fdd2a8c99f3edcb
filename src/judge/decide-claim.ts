/** Turns a claim test into agreement, disagreement or neither, by thresholds with names and origins. */
import type { ClaimTest } from "./test-claim.js";

/** The stated false-alarm rate of a conviction. */
export const alpha = 0.01;
/** A conviction needs more than significance: this much total variation beyond an honest endpoint's. Origin: `scripts/calibrate-claim-test.ts`. */
export const smallestEffect = 0.15;
/** Wordings that disagree on their own, each at `cellAlpha`: one odd wording is a changed wording, not a changed model. */
export const fewestDisagreeingCells = 2;
export const cellAlpha = 0.05;
/** Below this neither agreement nor disagreement is said. */
export const fewestSamples = 12;
export const fewestCells = 4;
/** Agreement wants the answers well inside what an honest endpoint gives, not just inside: of five honest runs at most one is left undecided by it. */
export const agreementPValue = 0.2;

export type ClaimDecision = "inconsistent" | "agrees" | "undecided" | "too-few";

export function decideClaim(test: ClaimTest): ClaimDecision {
  if (test.validSamples < fewestSamples || test.cells.length < fewestCells) return "too-few";
  const disagreeing = test.cells.filter(({ pValue }) => pValue <= cellAlpha).length;
  if (test.pValue <= alpha && test.effect >= smallestEffect && disagreeing >= fewestDisagreeingCells) return "inconsistent";
  return test.pValue > agreementPValue && test.effect < smallestEffect ? "agrees" : "undecided";
}
