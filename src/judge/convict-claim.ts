/** Whether the e-value convicts: high enough, and not by one wording alone. */
import type { ClaimDesign } from "./design-claim.js";
import { weighClaim, type ClaimWeight } from "./weigh-claim.js";

/** A wording speaks against the claim when it makes the best alternative this much likelier: one odd wording is a changed wording, not a changed model. Less than that is no disagreement either. */
export const againstNats = Math.log(2);
export const fewestAgainst = 2;
/** What all wordings but the strongest have to say together where no two of them speak on their own: new answers to forty wordings are a little evidence each; chosen. */
const restNats = 2 * Math.log(10);

export interface Conviction extends ClaimWeight {
  readonly convicted: boolean;
  /** Wordings that speak against the claim. */
  readonly against: number;
}

/** `parts` by cell as `weighCell` gives them, null where nothing was answered; `total` is their sum. */
export function convictClaim(design: ClaimDesign, parts: readonly (Float64Array | null)[], total: Float64Array, alpha: number): Conviction {
  const weight = weighClaim(total, design);
  const levels = total.length - design.alternatives.length;
  const honest = best(total, 0, levels, () => 0);
  const other = best(total, levels, total.length, (at) => design.alternatives[at - levels]?.logPrior ?? 0);
  const gains = parts.flatMap((part) => (part === null ? [] : [(part[other] ?? 0) - (part[honest] ?? 0)]));
  const against = gains.filter((gain) => gain >= againstNats).length;
  // Without the wording that says most, the others together.
  const rest = gains.reduce((sum, gain) => sum + gain, 0) - Math.max(...gains, 0);
  return { ...weight, against, convicted: weight.logE >= -Math.log(alpha) && (against >= fewestAgainst || rest >= restNats) };
}

function best(logs: Float64Array, from: number, to: number, prior: (at: number) => number): number {
  let highest = from;
  for (let at = from; at < to; at += 1) if ((logs[at] ?? 0) + prior(at) > (logs[highest] ?? 0) + prior(highest)) highest = at;
  return highest;
}
