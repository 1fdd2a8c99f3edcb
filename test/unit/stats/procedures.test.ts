/** The statistical procedures against published or hand-computed values. */
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/stats/create-random.js";
import { drawPolya } from "../../../src/stats/draw-polya.js";
import { fisherExact } from "../../../src/stats/fisher-exact.js";
import { logDirichletMultinomial } from "../../../src/stats/log-dirichlet-multinomial.js";
import { wilsonInterval } from "../../../src/stats/wilson-interval.js";

describe("wilsonInterval", () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  it.each([[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]])("of %d in %d is %d to %d", (k, n, low, high) => {
    const interval = wilsonInterval(k, n);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it("knows nothing without samples", () => { expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 }); });
});

describe("fisherExact", () => {
  it("gives the tea-tasting probabilities", () => {
    expect(fisherExact(4, 4, 0, 4)).toBeCloseTo(1 / 70, 10);
    expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(17 / 70, 10);
  });

  it("finds nothing in equal shares or in nothing", () => {
    expect(fisherExact(0, 5, 0, 5)).toBeCloseTo(1, 10);
    expect(fisherExact(2, 4, 2, 4)).toBeGreaterThan(0.5);
  });
});

describe("logDirichletMultinomial", () => {
  it("is the product of the urn's draws", () => {
    // Weights 1 and 2: first answer drawn twice, then the second: 1/3 · 2/4 · 2/5.
    expect(Math.exp(logDirichletMultinomial([2, 1], [1, 2]))).toBeCloseTo((1 / 3) * (2 / 4) * (2 / 5), 12);
    expect(logDirichletMultinomial([0, 0], [1, 2])).toBe(0);
  });

  it("sums to one over all sequences", () => {
    let total = 0;
    for (let first = 0; first <= 3; first += 1) total += ([1, 3, 3, 1][first] ?? 0) * Math.exp(logDirichletMultinomial([first, 3 - first], [0.4, 1.1]));
    expect(total).toBeCloseTo(1, 12);
  });
});

describe("drawPolya", () => {
  it("draws each answer by its weight", () => {
    const random = createRandom("polya");
    const sums = [0, 0, 0];
    for (let run = 0; run < 4000; run += 1) drawPolya([1, 2, 1], 4, random).forEach((count, index) => { sums[index] = (sums[index] ?? 0) + count; });
    expect(sums.map((sum) => sum / 16_000).map((share) => Math.round(share * 20) / 20)).toEqual([0.25, 0.5, 0.25]);
  });

  it("is the same for the same seed", () => {
    expect(drawPolya([1, 1, 1], 9, createRandom("a"))).toEqual(drawPolya([1, 1, 1], 9, createRandom("a")));
    expect(Array.from({ length: 5 }, createRandom("a"))).not.toEqual(Array.from({ length: 5 }, createRandom("b")));
  });
});
