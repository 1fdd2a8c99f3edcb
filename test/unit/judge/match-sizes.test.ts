/** Rivals' references beside a smaller one of the claim. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCellSpaces } from "../../../src/judge/build-cell-spaces.js";
import { convictClaim } from "../../../src/judge/convict-claim.js";
import { designClaim } from "../../../src/judge/design-claim.js";
import { findPlace } from "../../../src/judge/find-place.js";
import { matchSizes } from "../../../src/judge/match-sizes.js";
import { noEvidence, weighCell } from "../../../src/judge/weigh-claim.js";
import { createRandom, type Random } from "../../../src/stats/create-random.js";

type Counts = Record<string, number>;
const total = (counts: Counts | null | undefined): number => Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);

describe("matchSizes", () => {
  it("leaves the claim and what is no larger as it is, and draws the rest from what was given", () => {
    fc.assert(fc.property(fc.dictionary(fc.string({ maxLength: 4 }), fc.integer({ min: 1, max: 9 }), { minKeys: 1 }), fc.integer({ min: 1, max: 12 }), (rival, answers) => {
      const [claim, thinned] = matchSizes([[{ own: answers }], [rival]]);
      expect(claim).toEqual([{ own: answers }]);
      const [kept] = thinned ?? [];
      expect(total(kept)).toBe(Math.min(total(rival), Math.ceil(1.5 * answers)));
      for (const [answer, count] of Object.entries(kept ?? {})) expect(count).toBeLessThanOrEqual(rival[answer] ?? 0);
      expect(matchSizes([[{ own: answers }], [rival]])[1]).toEqual(thinned);
    }), { numRuns: 200 });
  });

  it("keeps a wording that one side was not asked", () => {
    expect(matchSizes([[null, { a: 1 }], [{ b: 40 }, null]])).toEqual([[null, { a: 1 }], [{ b: 40 }, null]]);
  });

  it("keeps an honest endpoint of open questions from being taken for a rival that many more answers are known of", () => {
    const draw = (random: Random, order: (place: number) => number, draws: number): Counts => {
      const counts: Counts = {};
      const weights = Array.from({ length: 60 }, (_, place) => 1 / (place + 1));
      const sum = weights.reduce((all, one) => all + one, 0);
      for (let one = 0; one < draws; one += 1) {
        let left = random() * sum;
        const place = Math.max(0, weights.findIndex((weight) => (left -= weight) < 0));
        const name = `w${order(place)}`;
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    };
    const convicted = Array.from({ length: 6 }, (_, run) => {
      const random = createRandom(`sizes/${run}`);
      const same = (place: number): number => place;
      const table = [Array.from({ length: 30 }, () => draw(random, same, 8)), Array.from({ length: 30 }, (__, wording) => draw(random, (place) => (place * 7 + wording) % 60, 60))];
      const design = designClaim(buildCellSpaces(matchSizes(table)), 0, [1]);
      const parts = design.cells.map((cell) => {
        const places = new Map<number, number>();
        for (const [answer, count] of Object.entries(draw(random, same, 8))) {
          const place = findPlace(cell?.answers ?? [], answer);
          places.set(place, (places.get(place) ?? 0) + count);
        }
        return cell === null ? null : weighCell(cell, design, [...places]);
      });
      const sums = noEvidence(design);
      for (const part of parts) part?.forEach((log, at) => { sums[at] = (sums[at] ?? 0) + log; });
      return convictClaim(design, parts, sums, 0.01).convicted;
    });
    expect(convicted.filter(Boolean)).toEqual([]);
  });
});
