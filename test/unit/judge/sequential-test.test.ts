/** The e-process: mixtures are exact, evidence does not depend on order, honest answers do not convict, swaps do, siblings are told as such. */
import { describe, expect, it } from "vitest";
import { buildCellSpaces } from "../../../src/judge/build-cell-spaces.js";
import { convictClaim } from "../../../src/judge/convict-claim.js";
import { designClaim } from "../../../src/judge/design-claim.js";
import { estimateMixture } from "../../../src/judge/estimate-mixture.js";
import { expectGain } from "../../../src/judge/expect-gain.js";
import { findPlace } from "../../../src/judge/find-place.js";
import { groupAliases } from "../../../src/judge/group-aliases.js";
import { judgeRouting, type RoutedAnswer } from "../../../src/judge/judge-routing.js";
import { logEvidence, toExpected, type SparseCounts } from "../../../src/judge/log-evidence.js";
import { mixtureEvidence } from "../../../src/judge/mixture-evidence.js";
import { noEvidence, weighCell, weighClaim } from "../../../src/judge/weigh-claim.js";
import { logRising } from "../../../src/stats/log-rising.js";
import { createRandom } from "../../../src/stats/create-random.js";

type Counts = Readonly<Record<string, number>>;

/** Eight wordings; the rival prefers other words, and some of both are shared. */
const claimRow: readonly Counts[] = Array.from({ length: 8 }, (_, cell) => ({ [`own${cell}`]: 10, [`both${cell}`]: 4, [`rare${cell}`]: 1 }));
const rivalRow: readonly Counts[] = Array.from({ length: 8 }, (_, cell) => ({ [`other${cell}`]: 10, [`both${cell}`]: 5 }));
const thirdRow: readonly Counts[] = Array.from({ length: 8 }, (_, cell) => ({ [`third${cell}`]: 12, [`own${cell}`]: 3 }));
const table = [claimRow, rivalRow, thirdRow];
const spaces = buildCellSpaces(table);
const design = designClaim(spaces, 0, [1, 2]);

function weigh(answers: readonly (readonly [cell: number, answer: string])[]) {
  const counts = design.cells.map(() => new Map<number, number>());
  for (const [cell, answer] of answers) {
    const place = findPlace(design.cells[cell]?.answers ?? [], answer);
    counts[cell]?.set(place, (counts[cell].get(place) ?? 0) + 1);
  }
  const sparse: SparseCounts[] = counts.map((tally) => [...tally]);
  const parts = design.cells.map((cell, at) => (cell === null || (sparse[at] ?? []).length === 0 ? null : weighCell(cell, design, sparse[at] ?? [])));
  const total = noEvidence(design);
  for (const part of parts) part?.forEach((log, at) => { total[at] = (total[at] ?? 0) + log; });
  return { sparse, total, ...convictClaim(design, parts, total, 0.01) };
}

describe("mixtureEvidence", () => {
  it("is the plain evidence at shares 0 and 1, and a probability in between", () => {
    const own = toExpected(Float64Array.of(3, 2, 0.5));
    const other = toExpected(Float64Array.of(0.2, 1, 4));
    const counts: SparseCounts = [[0, 2], [2, 3]];
    const [none, half, all] = mixtureEvidence(own, other, counts, [0, 0.5, 1]);
    expect(none).toBeCloseTo(logEvidence(own, counts), 10);
    expect(all).toBeCloseTo(logEvidence(other, counts), 10);
    expect(half).toBeLessThan(0);
    // All ordered pairs of two answers sum to 1 at any share.
    let sum = 0;
    for (let a = 0; a < 3; a += 1) for (let b = 0; b < 3; b += 1) sum += Math.exp(mixtureEvidence(own, other, a === b ? [[a, 2]] : [[a, 1], [b, 1]], [0.3])[0] ?? 0);
    expect(sum).toBeCloseTo(1, 10);
  });
});

describe("the e-process", () => {
  it("has an expectation of at most 1 under the claim, so that Ville's bound holds", () => {
    // Over the next answer to one wording, drawn as the reference expects it.
    const [cell] = design.cells;
    const honest = cell?.honest[0];
    if (cell == null || honest === undefined) throw new Error("the design has no cell");
    const expectation = honest.weights.reduce((sum, weight, place) => sum + (weight / honest.total) * Math.exp(weighClaim(weighCell(cell, design, [[place, 1]]), design).logE), 0);
    expect(expectation).toBeLessThanOrEqual(1 + 1e-9);
  });

  it("does not depend on the order of the answers", () => {
    const answers = [[0, "own0"], [1, "other1"], [0, "both0"], [2, "new"], [1, "own1"]] as const;
    expect(weigh(answers).logE).toBeCloseTo(weigh(answers.toReversed()).logE, 10);
  });

  it("convicts a swap to a listed rival within a few answers, and to an unlisted model", () => {
    expect(weigh([0, 1, 2, 3].map((cell) => [cell, `other${cell}`] as const)).convicted).toBe(true);
    expect(weigh([0, 1, 2, 3, 4, 5, 6, 7].map((cell) => [cell, `never-heard-${cell}`] as const)).convicted).toBe(true);
  });

  it("convicts what never repeats a wordy reference, and not what repeats it as often as it repeats itself", () => {
    // Thirty wordings of ten answers: two given twice, the others once, so that every second answer of the model itself would be new.
    const wordy = designClaim(buildCellSpaces([Array.from({ length: 30 }, (_, cell) => Object.fromEntries(Array.from({ length: 8 }, (_, answer) => [`w${cell}-${answer}`, answer < 2 ? 2 : 1])))]), 0, []);
    const convict = (share: number, seed: string): boolean => {
      const random = createRandom(`wordy/${seed}`);
      const sparse = wordy.cells.map((cell, at): SparseCounts => {
        const tally = new Map<number, number>();
        for (let answer = 0; answer < 3; answer += 1) {
          const place = findPlace(cell?.answers ?? [], random() < share ? `new ${answer}` : `w${at}-${Math.floor(random() * 10) % 8}`);
          tally.set(place, (tally.get(place) ?? 0) + 1);
        }
        return [...tally];
      });
      const parts = wordy.cells.map((cell, at) => (cell === null ? null : weighCell(cell, wordy, sparse[at] ?? [])));
      const total = noEvidence(wordy);
      for (const part of parts) part?.forEach((log, at) => { total[at] = (total[at] ?? 0) + log; });
      return convictClaim(wordy, parts, total, 0.01).convicted;
    };
    const seeds = Array.from({ length: 20 }, (_, seed) => String(seed));
    expect(seeds.filter((seed) => convict(1, seed))).toHaveLength(20);
    expect(seeds.filter((seed) => convict(0.6, seed))).toEqual([]);
  });

  it.each([[10, 4, 16], [20, 4, 10], [6, 8, 8], [20, 12, 6]])("does not convict an honest model of %i equally likely answers beside %i answers a wording, by %i", (answers, measured, asked) => {
    const convicted = Array.from({ length: 10 }, (_, run) => {
      const random = createRandom(`open/${answers}/${measured}/${run}`);
      const tally = (draws: number, cell: number): Map<string, number> => {
        const counts = new Map<string, number>();
        for (let draw = 0; draw < draws; draw += 1) {
          const answer = `c${cell}-${Math.floor(random() * answers)}`;
          counts.set(answer, (counts.get(answer) ?? 0) + 1);
        }
        return counts;
      };
      const open = designClaim(buildCellSpaces([Array.from({ length: 40 }, (_, cell) => Object.fromEntries(tally(measured, cell)))]), 0, []);
      const parts = open.cells.map((cell, at) => {
        const places = new Map<number, number>();
        for (const [answer, count] of tally(asked, at)) {
          const place = findPlace(cell?.answers ?? [], answer);
          places.set(place, (places.get(place) ?? 0) + count);
        }
        return cell === null ? null : weighCell(cell, open, [...places]);
      });
      const total = noEvidence(open);
      for (const part of parts) part?.forEach((log, at) => { total[at] = (total[at] ?? 0) + log; });
      return convictClaim(open, parts, total, 0.01).convicted;
    });
    expect(convicted.filter(Boolean)).toEqual([]);
  });

  it("names the rival that it is", () => {
    const { posterior } = weigh([0, 1, 2].map((cell) => [cell, `third${cell}`] as const));
    expect(posterior[1]).toBeGreaterThan(0.8);
  });

  it("never convicts by one wording, however odd", () => {
    expect(weigh(Array.from({ length: 30 }, () => [0, "other0"] as const)).convicted).toBe(false);
  });

  it("lets honest answers pass in at least 99 of 100 runs, looking after each", () => {
    const random = createRandom("honest runs");
    let alarms = 0;
    for (let run = 0; run < 200; run += 1) {
      const answers: [number, string][] = [];
      let convicted = false;
      for (let question = 0; question < 16; question += 1) {
        const cell = question % 8;
        const at = random();
        answers.push([cell, at < 0.63 ? `own${cell}` : at < 0.9 ? `both${cell}` : at < 0.97 ? `rare${cell}` : "something new"]);
        convicted ||= weigh(answers).convicted;
      }
      if (convicted) alarms += 1;
    }
    // The 99.9 % point of a binomial with 200 runs and 1 %.
    expect(alarms).toBeLessThanOrEqual(7);
  });
});

describe("expectGain", () => {
  it("prefers the wording that separates, and less of what was asked already", () => {
    const same = designClaim(buildCellSpaces([[{ a: 10 }, { a: 10 }], [{ a: 10 }, { b: 10 }]]), 0, [1]);
    const [alike, apart] = same.cells;
    if (alike == null || apart == null) throw new Error("the design has no cells");
    const posterior = Float64Array.of(0.9, 0.1);
    expect(expectGain(apart, [], posterior)).toBeGreaterThan(expectGain(alike, [], posterior));
    expect(expectGain(apart, [[findPlace(apart.answers, "a"), 6]], posterior)).toBeLessThan(expectGain(apart, [], posterior));
  });
});

describe("groupAliases", () => {
  it("counts one model under two names as one, and siblings that differ as two", () => {
    const twin = claimRow.map((counts, cell) => ({ ...counts, [`own${cell}`]: 9, [`both${cell}`]: 5 }));
    expect(groupAliases([claimRow, twin, rivalRow])).toEqual([0, 0, 2]);
  });
});

describe("estimateMixture", () => {
  it("finds a third of the requests elsewhere, with the truth inside its interval", () => {
    const random = createRandom("mixture");
    const answers = Array.from({ length: 160 }, (_, question): [number, string] => {
      const cell = question % 8;
      const at = random();
      if (random() < 0.3) return [cell, at < 0.67 ? `other${cell}` : `both${cell}`];
      return [cell, at < 0.67 ? `own${cell}` : at < 0.94 ? `both${cell}` : `rare${cell}`];
    });
    const estimate = estimateMixture(design, weigh(answers).sparse);
    expect(estimate).toMatchObject({ rival: 0 });
    expect(estimate?.low).toBeLessThan(0.3);
    expect(estimate?.high).toBeGreaterThan(0.3);
    expect(Math.abs((estimate?.share ?? 0) - 0.3)).toBeLessThan(0.12);
  });

  it("says nothing on nothing", () => {
    expect(estimateMixture(design, design.cells.map(() => []))).toBeNull();
  });
});

describe("judgeRouting", () => {
  const answer = (isOther: boolean, wording = 0, provider: string | null = null): RoutedAnswer => ({ wording, provider, claimed: isOther ? 0.05 : 0.8, other: isOther ? 0.8 : 0.05 });
  const random = createRandom("routing");
  it.each([
    ["by-time", Array.from({ length: 60 }, (_, at) => answer(at >= 20 && at < 40, at % 7))],
    ["by-wording", Array.from({ length: 60 }, (_, at) => answer(at % 6 < 2, at % 6))],
    ["by-provider", Array.from({ length: 60 }, (_, at) => { const isOther = random() < 0.35; return answer(isOther, at % 7, isOther ? "north" : "south"); })],
    ["by-request", Array.from({ length: 90 }, (_, at) => answer(random() < 0.35, at % 7))],
    ["not-known", [answer(true), answer(false), answer(true)]],
  ] as const)("tells %s", (routing, answers) => {
    expect(judgeRouting(answers, 0.35)).toBe(routing);
  });
});

describe("logRising", () => {
  it.each([[0.5, 3], [2, 40], [1e-8, 2], [7.25, 0]])("is the logarithm of the rising factorial of %d, %d", (weight, count) => {
    let expected = 0;
    for (let factor = 0; factor < count; factor += 1) expected += Math.log(weight + factor);
    expect(logRising(weight, count)).toBeCloseTo(expected, 8);
  });
});
