/** One group or two, at the rate of false alarms that the file states. */
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { describe, expect, it } from "vitest";
import { findModes } from "../../../src/analyze/find-modes.js";

const generator = xoroshiro128plus(20261124);
const uniform = (): number => uniformFloat64(generator);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
const exponential = (): number => -Math.log(1 - uniform());
const share = (draw: () => number, count: number, runs = 2_000): number => {
  let two = 0;
  for (let run = 0; run < runs; run += 1) if (findModes(Array.from({ length: count }, draw)).modes === 2) two += 1;
  return two / runs;
};

describe("findModes", () => {
  it.each([
    ["log-normal", () => 300 * Math.exp(0.3 * normal()), 0.005], ["exponential over a floor", () => 200 + 200 * exponential(), 0.01], ["uniform", () => 100 + 400 * uniform(), 0.015], ["normal", () => 400 + 40 * normal(), 0.005],
  ])("seldom sees two in one: %s", (_name, draw, most) => {
    for (const count of [12, 20, 50]) expect(share(draw, count)).toBeLessThanOrEqual(most);
  });

  it("sees a cache, and two backends given enough samples", () => {
    expect(share(() => (uniform() < 0.3 ? 30 : 400) * Math.exp(0.3 * normal()), 30, 500)).toBeGreaterThan(0.85);
    expect(share(() => (uniform() < 0.5 ? 150 : 450) * Math.exp(0.2 * normal()), 50, 500)).toBeGreaterThan(0.8);
  });

  it("says where they lie", () => {
    const found = findModes([...Array.from({ length: 12 }, (_, index) => 100 + index), ...Array.from({ length: 8 }, (_, index) => 900 + index)]);
    expect(found).toEqual({ modes: 2, lowMs: 105.5, highMs: 903.5, highShare: 0.4 });
  });

  it.each([["too few", [1, 1, 1, 1000, 1000, 1000]], ["all equal", Array.from({ length: 30 }, () => 250)], ["one slow in twenty", [...Array.from({ length: 19 }, (_, index) => 100 + index), 5_000]], ["below the clock", Array.from({ length: 30 }, (_, index) => (index % 2) * 0.5)]])("sees one: %s", (_name, values) => {
    expect(findModes(values).modes).toBe(1);
  });
});
