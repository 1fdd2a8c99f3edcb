/** How much the next answer to a wording is expected to tell between the claim and its rivals. */
import type { Expected, SparseCounts } from "./log-evidence.js";
import type { ClaimCell } from "./design-claim.js";

/** Rivals less likely than this do not change which question is best. */
const negligible = 1e-2;
/**
 * After this many answers to a wording the next one counts half: what makes an honest endpoint odd in one wording makes it odd again,
 * so that answers to several wordings are the better evidence, and no verdict rests on one.
 */
const halvedAfter = 2;

/**
 * Expected growth of the e-value's logarithm in nats, if the rivals are as likely as `posterior` says: the Kullback–Leibler divergence of their
 * mixed next answer from the claim's at its widest drift, each having learnt from the answers so far (Kelly 1956 for why this is what to maximise).
 */
export function expectGain({ honest, rivals }: ClaimCell, counts: SparseCounts, posterior: Float64Array): number {
  const drifted = honest.at(-1);
  if (drifted === undefined) return 0;
  const other = new Float64Array(drifted.weights.length);
  const own = new Float64Array(drifted.weights.length);
  for (const [rival, expected] of rivals.entries()) if ((posterior[rival] ?? 0) >= negligible) addNext(other, expected, counts, posterior[rival] ?? 0);
  addNext(own, drifted, counts, 1);
  let gain = 0;
  for (let place = 0; place < other.length; place += 1) {
    const share = other[place] ?? 0;
    if (share > 0) gain += share * Math.log(share / (own[place] ?? 1));
  }
  return gain / (1 + counts.reduce((sum, [, count]) => sum + count, 0) / halvedAfter);
}

function addNext(into: Float64Array, { weights, total }: Expected, counts: SparseCounts, chance: number): void {
  const answers = counts.reduce((sum, [, count]) => sum + count, 0);
  const factor = chance / (total + answers);
  for (let place = 0; place < into.length; place += 1) into[place] = (into[place] ?? 0) + factor * (weights[place] ?? 0);
  for (const [place, count] of counts) into[place] = (into[place] ?? 0) + factor * count;
}
