/** The sequential claim test: an e-process of "another model answers, all or a share of it" against the claimed model and its honest drift. */
import type { ClaimCell, ClaimDesign } from "./design-claim.js";
import { logEvidence, type SparseCounts } from "./log-evidence.js";
import { logSum, mixtureEvidence } from "./mixture-evidence.js";

/** Log-evidence of one wording's answers: under each honest level first, then under each alternative. */
export function weighCell(cell: ClaimCell, { alternatives }: ClaimDesign, counts: SparseCounts): Float64Array {
  const { honest, fresh, rivals } = cell;
  const levels = countLevels(cell);
  const logs = new Float64Array(levels + alternatives.length);
  logs.set(honest.map((expected) => logEvidence(expected, counts)));
  logs.set(fresh.flatMap(({ own, other, shares }) => mixtureEvidence(own, other, counts, shares)), honest.length);
  const [own] = honest;
  for (let at = 0; at < alternatives.length;) {
    const rival = alternatives[at]?.rival ?? 0;
    let end = at;
    while (alternatives[end]?.rival === rival) end += 1;
    const other = rivals[rival];
    if (own !== undefined && other !== undefined) logs.set(end === at + 1 ? [logEvidence(other, counts)] : mixtureEvidence(own, other, counts, alternatives.slice(at, end).map(({ share }) => share)), levels + at);
    at = end;
  }
  return logs;
}

export interface ClaimWeight {
  /** Logarithm of the e-value: at 1/alpha or more the claim is rejected at alpha, whenever one looks (Ville 1939). */
  readonly logE: number;
  /** How likely each rival is, given that it is not the claim. */
  readonly posterior: Float64Array;
}

/**
 * `logs` of `weighCell`, summed over wordings. The e-value is the alternatives' mean over the best honest level, so it is one under every level.
 * Each part depends on counts alone and not on their order: taken answer by answer it is the same product in `seq` order.
 */
export function weighClaim(logs: Float64Array, { alternatives, rivals }: ClaimDesign): ClaimWeight {
  const levels = logs.length - alternatives.length;
  const weighed = alternatives.map(({ logPrior }, at) => logPrior + (logs[levels + at] ?? 0));
  const other = logSum(weighed);
  const posterior = new Float64Array(rivals);
  for (const [at, { rival }] of alternatives.entries()) posterior[rival] = (posterior[rival] ?? 0) + Math.exp((weighed[at] ?? 0) - other);
  return { logE: other - Math.max(...logs.subarray(0, levels)), posterior };
}

/** Nothing asked yet: the sums that `weighClaim` takes. */
export function noEvidence({ cells, alternatives }: ClaimDesign): Float64Array {
  const asked = cells.find((cell) => cell !== null);
  return new Float64Array((asked == null ? 0 : countLevels(asked)) + alternatives.length);
}

/** All that an honest endpoint may be, the same number in every wording. */
function countLevels({ honest, fresh }: ClaimCell): number {
  return honest.length + fresh.reduce((sum, { shares }) => sum + shares.length, 0);
}
