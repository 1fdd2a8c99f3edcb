/** States what a run could have detected at the answers it got: against each rival on the list, and against a model that is not on it. */
import type { Power } from "../model/verdict.js";
import { createRandom, type Random } from "../stats/create-random.js";
import { drawPolya } from "../stats/draw-polya.js";
import { convictClaim } from "./convict-claim.js";
import { alpha } from "./decide-claim.js";
import type { ClaimCell, ClaimDesign } from "./design-claim.js";
import type { SparseCounts } from "./log-evidence.js";
import { novelty } from "./novelty.js";
import { noEvidence, weighCell } from "./weigh-claim.js";
import type { WeighedClaim } from "./weigh-observations.js";

/** The rows that every report has; the sibling is stated and does not stand in the way of agreement, as little is cheaper to hide. */
const unlistedModel = "an unlisted model of another vendor";
export const unlistedSibling = "an unlisted model of the same vendor";

const shares = [1, 0.5, 0.3, 0.1] as const;
/** What is usually called enough. */
export const enoughPower = 0.8;
/** Runs behind each figure of power: its standard error is at most 3.5 points. */
const simulations = 200;
/** Rivals with a row of their own: the likeliest ones. */
const mostRivals = 6;
const calibration = "calibrated on one-word answers of 33 models (doi:10.5281/zenodo.21278557, one session each, so without day-to-day drift) and on nine days of one unchanged endpoint (arXiv:2602.11083); see docs/how-verdicts-are-reached.md";

export function statePower(weighed: WeighedClaim | null, seed: string): Power {
  const origin = `anytime-valid test by e-value at ${alpha * 100} %, ${calibration}`;
  const validSamples = weighed === null ? 0 : weighed.counts.reduce((sum, counts) => sum + countAnswers(counts), 0);
  if (weighed === null || validSamples === 0) {
    return { falseAlarmRate: alpha, origin, validSamples, rows: [], smallestShare: null, note: "Nothing could be compared with a reference of the claim, so no substitution could have been detected, however large." };
  }
  const random = createRandom(`power/${seed}`);
  const { rivals, design, posterior } = weighed;
  const likeliest = rivals.map((_, rival) => rival).toSorted((a, b) => (posterior[b] ?? 0) - (posterior[a] ?? 0) || a - b).slice(0, mostRivals);
  const others = [
    { against: unlistedModel, rival: null, draw: drawUnlisted(novelty.otherVendor) },
    { against: unlistedSibling, rival: null, draw: drawUnlisted(novelty.sameVendor) },
    ...likeliest.map((rival) => ({ against: rivals[rival]?.model ?? "", rival, draw: drawRival(rival) })),
  ];
  const rows = others.flatMap(({ against, rival, draw }) => {
    const reduced = reduceDesign(design, rival);
    return shares.map((share) => ({ against, share, power: simulatePower(reduced, design, weighed.counts, share, draw, random) }));
  });
  const seen = shares.filter((share) => rows.filter((row) => row.share === share && row.against !== unlistedSibling).every(({ power }) => power >= enoughPower));
  const more = rivals.length > mostRivals ? ` Of ${rivals.length} listed rivals the ${mostRivals} likeliest have a row.` : "";
  return {
    falseAlarmRate: alpha, origin, validSamples, rows, smallestShare: seen.at(-1) ?? null,
    note: `An unlisted model of another vendor is taken to give ${novelty.otherVendor * 100} % answers that the reference hardly ever gives where a choice is free, one of the same vendor ${novelty.sameVendor * 100} % (lower quartiles of measured pairs: a quarter of them are nearer and noticed less often), and none where there is a right one. Power is that of the e-value at the run's end; a conviction also wants a minimum effect.${more}`,
  };
}

type Draw = (cell: ClaimCell, random: Random, draws: number) => number[];

/** As the claim itself answers on the reference's day, new answers as often as its own single ones foretell at most. */
function drawHonest({ honest: [measured], fresh: [fresh] }: ClaimCell, draws: number, random: Random): number[] {
  const share = fresh?.shares.at(-1) ?? 0;
  let others = 0;
  for (let draw = 0; draw < draws; draw += 1) if (random() < share) others += 1;
  const counts = drawPolya([...(measured?.weights ?? [])], draws - others, random);
  const drawn = fresh === undefined ? [] : drawPolya([...fresh.other.weights], others, random);
  return counts.map((count, place) => count + (drawn[place] ?? 0));
}

/** Known wordings are expected to be answered alike by every model: novelty was measured on free choices. */
const drawUnlisted = (share: number): Draw => (cell, random, draws) => {
  const counts = drawHonest(cell, draws, random);
  if (cell.known) return counts;
  for (const [place, count] of counts.slice(0, -1).entries()) {
    for (let answer = 0; answer < count; answer += 1) {
      if (random() >= share) continue;
      counts[place] = (counts[place] ?? 0) - 1;
      counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    }
  }
  return counts;
};

/** A rival that was not asked this wording has an unlisted model's expectations there already. */
function drawRival(rival: number): Draw {
  return ({ rivals }, random, draws) => drawPolya([...(rivals[rival]?.weights ?? [])], draws, random);
}

/** Only the alternatives that matter for a row, at the weight they have in the whole test: its power is a lower bound of the whole test's. */
function reduceDesign({ cells, alternatives, listed, rivals }: ClaimDesign, rival: number | null): ClaimDesign {
  const kept = [...(rival === null ? [] : [rival]), ...Array.from({ length: rivals - listed }, (_, at) => listed + at)];
  return {
    listed: rival === null ? 0 : 1,
    rivals: kept.length,
    cells: cells.map((cell) => (cell === null ? null : { ...cell, rivals: kept.flatMap((one) => cell.rivals[one] ?? []) })),
    alternatives: alternatives.flatMap((alternative) => (kept.includes(alternative.rival) ? [{ ...alternative, rival: kept.indexOf(alternative.rival) }] : [])),
  };
}

/** The share of simulated runs that are convicted, when every request goes to the other model with this chance. */
function simulatePower(reduced: ClaimDesign, whole: ClaimDesign, asked: readonly SparseCounts[], share: number, draw: Draw, random: Random): number {
  let convicted = 0;
  for (let run = 0; run < simulations; run += 1) {
    const total = noEvidence(reduced);
    const parts = whole.cells.map((cell, at) => {
      const [own, samples] = [reduced.cells[at], countAnswers(asked[at] ?? [])];
      if (cell === null || own == null || samples === 0) return null;
      let swapped = 0;
      for (let request = 0; request < samples; request += 1) if (random() < share) swapped += 1;
      const other = draw(cell, random, swapped);
      const counts = drawHonest(cell, samples - swapped, random).flatMap((count, place) => (count + (other[place] ?? 0) > 0 ? [[place, count + (other[place] ?? 0)] as const] : []));
      const part = weighCell(own, reduced, counts);
      for (let place = 0; place < total.length; place += 1) total[place] = (total[place] ?? 0) + (part[place] ?? 0);
      return part;
    });
    if (convictClaim(reduced, parts, total, alpha).convicted) convicted += 1;
  }
  return convicted / simulations;
}

function countAnswers(counts: SparseCounts): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}
