/** The layers benchmark on two arms: what a filter stopped is laid to it, and an honest arm has none. */
import { expect, it } from "vitest";
import { layers } from "../../../bench/layers.js";

it("lays an arm's blocks to the filter that made them, and claims none where there is none", async () => {
  const figures = await layers.run({ seeds: "1", arms: "keyword-filter,honest" });
  expect(figures).toMatchObject({ trials: 2, falseFilters: 0, byArm: { "keyword-filter": { expected: "input-filter", correct: 1 }, honest: { expected: "none", correct: 1 } } });
});
