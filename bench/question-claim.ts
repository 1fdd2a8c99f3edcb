/** Questions a pool of held-apart answers about one claim, the way a run does: the best question next, until the claim is convicted or the limit is reached. */
import type { ClaimDesign } from "../src/judge/design-claim.js";
import { expectGain } from "../src/judge/expect-gain.js";
import type { SparseCounts } from "../src/judge/log-evidence.js";
import { findPlace } from "../src/judge/find-place.js";
import { convictClaim } from "../src/judge/convict-claim.js";
import { noEvidence, weighCell, weighClaim } from "../src/judge/weigh-claim.js";

export interface Questioned {
  readonly convicted: boolean;
  readonly questions: number;
  readonly logE: number;
  /** Answers by cell, by place in its space. */
  readonly counts: readonly SparseCounts[];
}

export interface Questioning {
  readonly alpha: number;
  readonly max: number;
  /** Whether to go on to `max` when the claim is convicted. */
  readonly toTheEnd?: boolean;
}

/** `draw` gives the next answer to a cell, undefined when it has none left. */
export function questionClaim(design: ClaimDesign, draw: (cell: number) => string | undefined, { alpha, max, toTheEnd = false }: Questioning): Questioned {
  const { cells } = design;
  const total = noEvidence(design);
  const parts: (Float64Array | null)[] = cells.map(() => null);
  const counts = cells.map(() => new Map<number, number>());
  const sparse: SparseCounts[] = cells.map(() => []);
  let { logE, posterior } = weighClaim(total, design);
  let convicted = false;
  let questions = 0;
  const gains = Float64Array.from(cells, (cell) => (cell === null ? -Infinity : expectGain(cell, [], posterior)));
  while (questions < max && (toTheEnd || !convicted)) {
    const next = gains.reduce((best, gain, at) => (gain > (gains[best] ?? -Infinity) ? at : best), 0);
    const [cell, tally, part] = [cells[next], counts[next], parts[next] ?? null];
    if (cell == null || tally === undefined || gains[next] === -Infinity) break;
    const answer = draw(next);
    if (answer === undefined) {
      gains[next] = -Infinity;
      continue;
    }
    const place = findPlace(cell.answers, answer);
    tally.set(place, (tally.get(place) ?? 0) + 1);
    questions += 1;
    const own = [...tally];
    sparse[next] = own;
    const logs = weighCell(cell, design, own);
    for (let at = 0; at < total.length; at += 1) total[at] = (total[at] ?? 0) + (logs[at] ?? 0) - (part?.[at] ?? 0);
    parts[next] = logs;
    const conviction = convictClaim(design, parts, total, alpha);
    ({ logE, posterior } = conviction);
    convicted ||= conviction.convicted;
    for (const [at, one] of cells.entries()) if (one !== null && gains[at] !== -Infinity) gains[at] = expectGain(one, sparse[at] ?? [], posterior);
  }
  return { convicted, questions, logE, counts: sparse };
}
