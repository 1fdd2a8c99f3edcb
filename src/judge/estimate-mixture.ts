/** Estimates which share of the requests another model answers, with an interval that holds the uncertainty of both references and of who it is. */
import type { ClaimDesign } from "./design-claim.js";
import type { SparseCounts } from "./log-evidence.js";
import { logSum, mixtureEvidence } from "./mixture-evidence.js";

export interface MixtureEstimate {
  /** The middle of the posterior: half of it is below. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Place of the likeliest rival in the design; the first behind those that are listed stands for "none of these". */
  readonly rival: number;
  /** How likely it is that rival, given that it is one. */
  readonly certainty: number;
}

/** Steps of the grid on which the share's posterior is computed. */
const steps = 50;
const shares = Array.from({ length: steps + 1 }, (_, step) => step / steps);
/** Two-sided level of the interval. */
export const intervalLevel = 0.95;
/** Rivals whose evidence is this far (in nats) below the best one's add nothing. */
const outOfReach = 12;

/**
 * A flat prior over the share and over the rivals, of which those that no reference is of count as one. `counts` by cell of the design. The posterior needs no correction for questions that were
 * chosen by the answers before them, since the choice adds the same factor everywhere (Berger & Wolpert 1988).
 */
export function estimateMixture({ cells, listed, rivals }: ClaimDesign, counts: readonly SparseCounts[]): MixtureEstimate | null {
  const each = Array.from({ length: rivals }, (_, rival) => evidenceByShare(cells, counts, rival));
  const unlisted = each.slice(listed);
  const curves = [...each.slice(0, listed), Float64Array.from(shares, (_, step) => logSum(unlisted.map((curve) => curve[step] ?? 0)) - Math.log(unlisted.length))];
  const evidence = curves.map((curve) => logSum(curve));
  const best = evidence.reduce((at, log, rival) => (log > (evidence[at] ?? -Infinity) ? rival : at), 0);
  const highest = evidence[best] ?? 0;
  if (counts.every((own) => own.length === 0)) return null;
  const posterior = new Float64Array(shares.length);
  for (const [rival, curve] of curves.entries()) {
    if ((evidence[rival] ?? -Infinity) < highest - outOfReach) continue;
    for (const [step, log] of curve.entries()) posterior[step] = (posterior[step] ?? 0) + Math.exp(log - highest);
  }
  const total = posterior.reduce((sum, mass) => sum + mass, 0);
  const tail = (1 - intervalLevel) / 2;
  return {
    share: quantile(posterior, total * 0.5), low: quantile(posterior, total * tail), high: quantile(posterior, total * (1 - tail)),
    rival: best, certainty: Math.exp(highest - logSum(evidence)),
  };
}

function evidenceByShare(cells: ClaimDesign["cells"], counts: readonly SparseCounts[], rival: number): Float64Array {
  const curve = new Float64Array(shares.length);
  for (const [at, cell] of cells.entries()) {
    const [own, other, answers] = [cell?.honest[0], cell?.rivals[rival], counts[at]];
    if (own === undefined || other === undefined || answers === undefined || answers.length === 0) continue;
    const logs = mixtureEvidence(own, other, answers, shares);
    for (let step = 0; step < curve.length; step += 1) curve[step] = (curve[step] ?? 0) + (logs[step] ?? 0);
  }
  return curve;
}

/** Where the running sum of `masses` reaches `target`, between grid points in proportion. */
function quantile(masses: Float64Array, target: number): number {
  let sum = 0;
  for (const [step, mass] of masses.entries()) {
    if (sum + mass >= target) return Math.min(1, Math.max(0, (step - 0.5 + (target - sum) / mass) / steps));
    sum += mass;
  }
  return 1;
}
