/** The claim test keeps its false-alarm rate on simulated honest endpoints, and sees what is far away. */
import { expect, it } from "vitest";
import { drawHonest, modelCell } from "../../../src/judge/cell-model.js";
import type { ComparedCell } from "../../../src/judge/compare-cells.js";
import { decideClaim } from "../../../src/judge/decide-claim.js";
import { testClaim } from "../../../src/judge/test-claim.js";
import { createRandom } from "../../../src/stats/create-random.js";
import { answersTo } from "./sample-observations.js";

const shapes = [{ a: 38, b: 2 }, { a: 20, b: 12, c: 8 }, { a: 9, b: 8, c: 7, d: 6, e: 5, f: 5 }, { a: 40 }];

function cellsOf(draw: (model: ReturnType<typeof modelCell>) => number[]): ComparedCell[] {
  return Array.from({ length: 8 }, (_, index) => {
    const expected = shapes[index % shapes.length] ?? {};
    const model = modelCell(expected);
    return { observation: answersTo(index, {}), model, counts: draw(model), samples: 3, expected };
  });
}

it("convicts at most one honest run in a hundred", () => {
  const random = createRandom("honest endpoints");
  let alarms = 0;
  const runs = 200;
  for (let run = 0; run < runs; run += 1) alarms += Number(decideClaim(testClaim(cellsOf((model) => drawHonest(model, 3, random)), { seed: String(run), alpha: 0.01 })) === "inconsistent");
  // The 99.9 % point of a binomial with 200 runs and 1 %.
  expect(alarms).toBeLessThanOrEqual(7);
}, 60_000);

it("convicts answers that were never given", () => {
  expect(decideClaim(testClaim(cellsOf((model) => [...model.answers.map(() => 0), 3]), { seed: "1", alpha: 0.01 }))).toBe("inconsistent");
});

it("says nothing on nothing", () => {
  const empty = testClaim([], { seed: "1", alpha: 0.01 });
  expect(empty).toMatchObject({ pValue: 1, validSamples: 0 });
  expect(decideClaim(empty)).toBe("too-few");
});
