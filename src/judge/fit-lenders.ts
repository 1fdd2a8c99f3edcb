/** Finds whose answers a reference is most like, so that a small reference can borrow from its siblings and an honest endpoint is not taken for one. */
import { usualSmoothing } from "./build-cell-space.js";
import type { LeftOut } from "./fit-smoothing.js";

/** Answers that the belief "it is like models in general" is worth. */
const generalWorth = 10;
/** The fit has settled by then on every reference it was tried on. */
const rounds = 30;

/** Weights by reference, models in general last, summing to 1: the mixture that best foretells each left-out answer (expectation maximisation, Dempster, Laird & Rubin 1977). */
export function fitLenders(left: readonly LeftOut[], references: number): Float64Array {
  let weights = new Float64Array(references + 1).fill(0.5 / references);
  weights[references] = 0.5;
  for (let round = 0; round < rounds; round += 1) {
    const credited = new Float64Array(references + 1);
    credited[references] = generalWorth;
    for (const { count, own, lentKinds, foretold } of left) {
      const lent = usualSmoothing.borrowed + usualSmoothing.discount * lentKinds;
      let borrowed = 0;
      for (const [lender, share] of foretold) borrowed += (weights[lender] ?? 0) * share;
      const factor = (count * lent) / (Math.max(0, own - usualSmoothing.discount) + lent * borrowed);
      for (const [lender, share] of foretold) credited[lender] = (credited[lender] ?? 0) + factor * (weights[lender] ?? 0) * share;
    }
    const total = credited.reduce((sum, credit) => sum + credit, 0);
    weights = credited.map((credit) => credit / total);
  }
  return weights;
}
