/** States what a run could have detected at the answers it got: against each rival on the list, and against a model that is not on it. */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Power } from "../model/verdict.js";
import { createRandom } from "../stats/create-random.js";
import { countByModel, drawHonest, modelCell } from "./cell-model.js";
import type { ComparedCell } from "./compare-cells.js";
import { alpha } from "./decide-claim.js";
import { matchExpectation } from "./match-expectation.js";
import { simulatePower, type ClaimTest } from "./test-claim.js";
import type { Random } from "../stats/create-random.js";

/** The rows that every report has; the sibling is stated and does not stand in the way of agreement, as little is cheaper to hide. */
const unlistedModel = "an unlisted model of another vendor";
export const unlistedSibling = "an unlisted model of the same vendor";

const shares = [1, 0.5, 0.3, 0.1] as const;
/** What is usually called enough. */
export const enoughPower = 0.8;
/**
 * Share of an unlisted model's answers that a reference never or hardly gives. Origin: `scripts/calibrate-claim-test.ts --typical` on the one-word
 * answers of 33 models (doi:10.5281/zenodo.21278557), questions of the kinds we ask: the lower quartile over 922 ordered pairs of models of different vendors (median 0.59).
 */
export const unlistedNovelty = 0.46;

/** The same over the 134 ordered pairs of models of one vendor: the lower quartile. */
export const siblingNovelty = 0.34;

const calibration = "calibrated on one-word answers of 33 models (doi:10.5281/zenodo.21278557, one session each, so without day-to-day drift) and on nine days of one unchanged endpoint (arXiv:2602.11083); see docs/how-verdicts-are-reached.md";

export function statePower(test: ClaimTest | null, claimed: Fingerprint | null, rivals: readonly Fingerprint[], seed: string): Power {
  const origin = `Monte-Carlo test at ${alpha * 100} %, ${calibration}`;
  if (test === null || claimed === null || test.cells.length === 0) {
    return { falseAlarmRate: alpha, origin, validSamples: test?.validSamples ?? 0, rows: [], smallestShare: null, note: "Nothing could be compared with a reference of the claim, so no substitution could have been detected, however large." };
  }
  const random = createRandom(`power/${seed}`);
  const cells = test.cells.map(({ cell }) => cell);
  const others = [
    { against: unlistedModel, draw: drawUnlisted(unlistedNovelty) },
    { against: unlistedSibling, draw: drawUnlisted(siblingNovelty) },
    ...rivals.map((rival) => ({ against: rival.model, draw: drawRival(rival) })),
  ];
  const rows = others.flatMap(({ against, draw }) => shares.map((share) => ({ against, share, power: simulatePower(cells, test.criticalLogRatio, mix(share, draw), random) })));
  const seen = shares.filter((share) => rows.filter((row) => row.share === share && row.against !== unlistedSibling).every(({ power }) => power >= enoughPower));
  return {
    falseAlarmRate: alpha, origin, validSamples: test.validSamples, rows, smallestShare: seen.at(-1) ?? null,
    note: `An unlisted model of another vendor is taken to give ${unlistedNovelty * 100} % answers that the reference hardly ever gives, one of the same vendor ${siblingNovelty * 100} % (lower quartiles of measured pairs). Power is that of the test; a conviction also wants a minimum effect and two wordings that disagree.`,
  };
}

type Draw = (cell: ComparedCell, random: Random, draws: number) => number[];

const drawUnlisted = (novelty: number): Draw => ({ model }, random, draws) => {
  const counts = model.shares.map(() => 0);
  const honest = drawHonest(model, draws, random);
  for (const [index, count] of honest.entries()) {
    for (let answer = 0; answer < count; answer += 1) {
      const place = random() < novelty ? counts.length - 1 : index;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
};

/** A rival that was not asked this wording is taken for an unlisted model there. */
function drawRival(rival: Fingerprint): Draw {
  return (cell, random, draws) => {
    const match = matchExpectation(cell.observation, rival);
    if (match.kind !== "equal" || match.expectation.value.kind !== "distribution") return drawUnlisted(unlistedNovelty)(cell, random, draws);
    const own = modelCell(match.expectation.value.counts);
    const drawn = drawHonest(own, draws, random);
    const named: Record<string, number> = {};
    for (const [index, answer] of own.answers.entries()) named[answer] = drawn[index] ?? 0;
    const counts = countByModel(cell.model, named);
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + (drawn.at(-1) ?? 0);
    return counts;
  };
}

/** Every request goes to the other model with this chance. */
function mix(share: number, draw: Draw): (cell: ComparedCell, random: Random) => number[] {
  return (cell, random) => {
    let swapped = 0;
    for (let request = 0; request < cell.samples; request += 1) if (random() < share) swapped += 1;
    const other = draw(cell, random, swapped);
    return drawHonest(cell.model, cell.samples - swapped, random).map((count, index) => count + (other[index] ?? 0));
  };
}
