/** Weighs a run's answers against the claim's reference and all listed rivals, wording by wording. */
import type { AnsweredQuestion } from "../model/analysis.js";
import { asksKnowledge } from "../model/asks-knowledge.js";
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import { buildCellSpaces } from "./build-cell-spaces.js";
import type { ComparedCell } from "./compare-cells.js";
import { convictClaim, type Conviction } from "./convict-claim.js";
import { alpha } from "./decide-claim.js";
import { designClaim, type ClaimDesign } from "./design-claim.js";
import type { DriftLevel } from "./drift-levels.js";
import { estimateMixture, type MixtureEstimate } from "./estimate-mixture.js";
import { followEvidence } from "./follow-evidence.js";
import { groupAliases, toSparse } from "./group-aliases.js";
import type { SparseCounts } from "./log-evidence.js";
import { matchExpectation } from "./match-expectation.js";
import { matchSizes } from "./match-sizes.js";
import { noEvidence, weighCell } from "./weigh-claim.js";

export interface WeighedClaim extends Conviction {
  readonly design: ClaimDesign;
  /** What was compared, in the order of the design's cells. */
  readonly cells: readonly ComparedCell[];
  /** How many comparable answers it took to convict; null when none did, or their order is not known. */
  readonly convictedAfter: number | null;
  /** By cell, by place in its space. */
  readonly counts: readonly SparseCounts[];
  /** The rivals of the design in order, without "none of these". */
  readonly rivals: readonly Fingerprint[];
  /** References whose answers are those of the claim, as far as these wordings can tell. */
  readonly aliases: readonly Fingerprint[];
  /** Null when nothing was compared. */
  readonly mixture: MixtureEstimate | null;
}

/** `cells` are those of `compareCells` with the claim's reference; `answers` in `seq` order let the evidence be followed, otherwise only its end is seen. */
export function weighObservations(cells: readonly ComparedCell[], others: readonly Fingerprint[], levels: readonly DriftLevel[], answers: readonly AnsweredQuestion[] = []): WeighedClaim {
  const expected = others.map((fingerprint) => cells.map(({ observation }) => expectedCounts(observation, fingerprint)));
  const listed = others.flatMap((fingerprint, at) => (expected[at]?.some((counts) => counts !== null) === true ? [{ fingerprint, row: expected[at] ?? [] }] : []));
  const table = [cells.map(({ expected: counts }) => counts), ...listed.map(({ row }) => row)];
  const groups = groupAliases(table);
  const isAlias = (at: number): boolean => groups[at + 1] === groups[0];
  const places = listed.flatMap((_, at) => (isAlias(at) ? [] : [at + 1]));
  const design = designClaim(buildCellSpaces(matchSizes(table)), 0, places, { levels, known: (cell) => asksKnowledge(cells[cell]?.observation.subject ?? {}) });
  const counts = design.cells.map((cell, at) => {
    const value = cells[at]?.observation.value;
    return cell === null || value?.kind !== "distribution" ? [] : toSparse(cell.answers, value.counts);
  });
  const parts = design.cells.map((cell, at) => (cell === null ? null : weighCell(cell, design, counts[at] ?? [])));
  const total = noEvidence(design);
  for (const part of parts) if (part !== null) for (let at = 0; at < total.length; at += 1) total[at] = (total[at] ?? 0) + (part[at] ?? 0);
  const end = convictClaim(design, parts, total, alpha);
  const { highest, convictedAfter } = followEvidence(design, cells, answers, alpha);
  return {
    ...end,
    logE: Math.max(end.logE, highest),
    convicted: end.convicted || convictedAfter !== null,
    convictedAfter,
    design, cells, counts,
    rivals: listed.flatMap(({ fingerprint }, at) => (isAlias(at) ? [] : [fingerprint])),
    aliases: listed.flatMap(({ fingerprint }, at) => (isAlias(at) ? [fingerprint] : [])),
    mixture: estimateMixture(design, counts),
  };
}

function expectedCounts(observation: Observation, fingerprint: Fingerprint): Readonly<Record<string, number>> | null {
  const match = matchExpectation(observation, fingerprint);
  return match.kind === "equal" && match.expectation.value.kind === "distribution" ? match.expectation.value.counts : null;
}
