/** Follows the e-value answer by answer, in `seq` order: an e-process convicts when it is high enough at any time, whatever comes after. */
import type { AnsweredQuestion } from "../model/analysis.js";
import type { ComparedCell } from "./compare-cells.js";
import { convictClaim } from "./convict-claim.js";
import type { ClaimDesign } from "./design-claim.js";
import { findPlace } from "./find-place.js";
import { noEvidence, weighCell } from "./weigh-claim.js";

export interface FollowedEvidence {
  /** The highest value of the e-process, in logarithms. */
  readonly highest: number;
  /** How many comparable answers it took to convict; null when none did. */
  readonly convictedAfter: number | null;
}

export function followEvidence(design: ClaimDesign, cells: readonly ComparedCell[], answers: readonly AnsweredQuestion[], alpha: number): FollowedEvidence {
  const places = new Map(cells.map(({ observation }, at) => [`${observation.probe?.id ?? ""}/${observation.subject.cell ?? "only"}`, at]));
  const tallies = cells.map(() => new Map<number, number>());
  const parts: (Float64Array | null)[] = cells.map(() => null);
  const total = noEvidence(design);
  let highest = 0;
  let convictedAfter: number | null = null;
  let count = 0;
  for (const { probe, cell, answer } of answers) {
    const at = places.get(`${probe}/${cell}`);
    const own = at === undefined ? null : design.cells[at] ?? null;
    const tally = at === undefined ? undefined : tallies[at];
    if (at === undefined || own === null || tally === undefined) continue;
    count += 1;
    const place = findPlace(own.answers, answer);
    tally.set(place, (tally.get(place) ?? 0) + 1);
    const logs = weighCell(own, design, [...tally]);
    for (let index = 0; index < total.length; index += 1) total[index] = (total[index] ?? 0) + (logs[index] ?? 0) - (parts[at]?.[index] ?? 0);
    parts[at] = logs;
    const { logE, convicted } = convictClaim(design, parts, total, alpha);
    highest = Math.max(highest, logE);
    if (convicted) convictedAfter ??= count;
  }
  return { highest, convictedAfter };
}
