/** The claim test keeps its false-alarm rate on simulated honest endpoints, and sees what is far away. */
import { expect, it } from "vitest";
import { countByModel, drawHonest, modelCell } from "../../../src/judge/cell-model.js";
import type { ComparedCell } from "../../../src/judge/compare-cells.js";
import { decideClaim } from "../../../src/judge/decide-claim.js";
import { dailyDrift } from "../../../src/judge/drift-levels.js";
import { testClaim } from "../../../src/judge/test-claim.js";
import { weighObservations } from "../../../src/judge/weigh-observations.js";
import { createRandom } from "../../../src/stats/create-random.js";
import { answersTo } from "./sample-observations.js";

const shapes = [{ a: 38, b: 2 }, { a: 20, b: 12, c: 8 }, { a: 9, b: 8, c: 7, d: 6, e: 5, f: 5 }, { a: 40 }];

function cellsOf(draw: (model: ReturnType<typeof modelCell>) => number[]): ComparedCell[] {
  return Array.from({ length: 8 }, (_, index) => {
    const expected = shapes[index % shapes.length] ?? {};
    const model = modelCell(expected);
    const counts = draw(model);
    const named = Object.fromEntries([...model.answers, "something else"].map((answer, place) => [answer, counts[place] ?? 0]));
    return { observation: answersTo(index, named), model, counts, samples: 3, expected };
  });
}

/** The costly part is left out where it cannot change the decision: without a conviction nothing is inconsistent. */
function decide(cells: readonly ComparedCell[], seed: string) {
  const weighed = weighObservations(cells, [], dailyDrift);
  return weighed.convicted || cells.length === 0 ? decideClaim(testClaim(cells, { seed }), weighed) : "not inconsistent";
}

it("convicts at most one honest run in a hundred", () => {
  const random = createRandom("honest endpoints");
  let alarms = 0;
  const runs = 200;
  for (let run = 0; run < runs; run += 1) alarms += Number(decide(cellsOf((model) => drawHonest(model, 3, random)), String(run)) === "inconsistent");
  // The 99.9 % point of a binomial with 200 runs and 1 %.
  expect(alarms).toBeLessThanOrEqual(7);
}, 60_000);

it("convicts answers that were never given", () => {
  expect(decide(cellsOf((model) => [...model.answers.map(() => 0), 3]), "1")).toBe("inconsistent");
});

it("says nothing on nothing", () => {
  expect(testClaim([], { seed: "1" })).toMatchObject({ pValue: 1, validSamples: 0 });
  expect(decide([], "1")).toBe("too-few");
});

it("does not take a model that hardly repeats itself for another one", () => {
  const random = createRandom("many answers");
  const draw = (answers: number): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (let answer = 0; answer < answers; answer += 1) {
      const name = `word ${Math.floor(random() * 60)}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  };
  let highest = -Infinity;
  for (let run = 0; run < 40; run += 1) {
    const cells = Array.from({ length: 12 }, (_, index): ComparedCell => {
      const [expected, seen] = [draw(9), draw(3)];
      const model = modelCell(expected);
      return { observation: answersTo(index, seen), model, counts: countByModel(model, seen), samples: 3, expected };
    });
    highest = Math.max(highest, weighObservations(cells, [], dailyDrift).logE);
  }
  expect(highest).toBeLessThan(Math.log(100));
});
