/** Numbers, intervals and quantiles as a report gives them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeCounts, describeObservation, describeRate, describeSamples, describeValue } from "../../../src/report/facts/describe-value.js";
import { describeSpeed } from "../../../src/report/facts/describe-speed.js";
import { formatCount, formatDuration, formatInterval, formatMs, formatNumber, formatPercent, formatTime, formatUsd } from "../../../src/report/facts/format-number.js";
import { listEvidence } from "../../../src/report/facts/list-evidence.js";
import { medianInterval, plainMedian, upperQuantile } from "../../../src/report/facts/quantile-interval.js";
import { rateInterval } from "../../../src/report/facts/rate-interval.js";
import { observe, spread, unavailable } from "./sample-reports.js";

describe("formats", () => {
  it.each([
    [formatCount(1234567), "1,234,567"], [formatCount(null), "not measured"],
    [formatNumber(0.04213), "0.0421"], [formatNumber(12.34), "12.3"], [formatNumber(1234.5), "1,235"], [formatNumber(NaN), "not measured"], [formatNumber(0), "0"], [formatNumber(3e20), "3.00e+20"],
    [formatMs(0.42), "0.42 ms"], [formatMs(812.3), "812 ms"], [formatMs(12_300), "12.3 s"], [formatMs(null), "not measured"],
    [formatUsd(0), "$0"], [formatUsd(0.0031), "$0.0031"], [formatUsd(0.0565), "$0.057"], [formatUsd(0.5), "$0.50"], [formatUsd(12.4), "$12.40"], [formatUsd(0.00001), "less than $0.0001"], [formatUsd(null), "not measured"],
    [formatPercent(0.01), "1 %"], [formatPercent(0.0123), "1.2 %"], [formatPercent(0.42), "42 %"], [formatPercent(0.9999), "over 99.9 %"], [formatPercent(0.00001), "under 0.1 %"], [formatPercent(1), "100 %"], [formatPercent(0), "0 %"],
    [formatInterval("0.42", ["0.31", "0.55"], 24), "0.42 (0.31–0.55, n = 24)"], [formatInterval("0.42", null, 3), "0.42 (n = 3)"],
    [formatTime("2026-11-24T10:00:03.120Z"), "2026-11-24 10:00:03"],
    [formatDuration(48_000), "48 s"], [formatDuration(125_000), "2 min 5 s"], [formatDuration(3_720_000), "1 h 2 min"], [formatDuration(-5), "not measured"],
  ])("%s", (got, wanted) => {
    expect(got).toBe(wanted);
  });
});

describe("medianInterval", () => {
  it("needs six values, which then bound it by their ends", () => {
    expect(medianInterval([1, 2, 3, 4, 5])).toBeNull();
    expect(medianInterval([6, 1, 5, 2, 4, 3])).toEqual({ value: 3.5, low: 1, high: 6 });
  });

  /** Ranks of the published tables of order-statistic intervals for a median at 95 %. */
  it.each([[10, 2, 9], [15, 4, 12], [20, 6, 15], [50, 18, 33], [100, 40, 61]])("n = %i: ranks %i and %i", (n, low, high) => {
    const values = Array.from({ length: n }, (_, place) => place + 1);
    expect(medianInterval(values)).toMatchObject({ low, high });
  });

  it("holds the median of any sample and leaves out what is not finite", () => {
    fc.assert(fc.property(fc.array(fc.double(), { maxLength: 80 }), (values) => {
      const finite = values.filter(Number.isFinite).length;
      const interval = medianInterval(values);
      expect(interval === null).toBe(finite < 6);
      if (interval !== null) expect(interval.low <= interval.high).toBe(true);
      expect(plainMedian(values) === null).toBe(finite === 0);
    }));
  });

  it("covers the true median as often as it says", () => {
    // A plain linear congruential generator, so that the figure is the same every time.
    let state = 7;
    const next = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
    let covered = 0;
    for (let trial = 0; trial < 2000; trial += 1) {
      const interval = medianInterval(Array.from({ length: 24 }, next));
      if (interval !== null && interval.low <= 0.5 && interval.high >= 0.5) covered += 1;
    }
    expect(covered / 2000).toBeGreaterThanOrEqual(0.945);
  });
});

describe("upperQuantile", () => {
  it("refuses p95 below 59 and p99 below 299 samples", () => {
    expect(upperQuantile(spread(100, 58), 0.95)).toBeNull();
    expect(upperQuantile(spread(100, 298), 0.99)).toBeNull();
  });

  it("at the fewest samples is bounded by the largest", () => {
    const values = Array.from({ length: 59 }, (_, place) => place + 1);
    expect(upperQuantile(values, 0.95)).toEqual({ value: 57, atMost: 59 });
    expect(upperQuantile(Array.from({ length: 299 }, (_, place) => place + 1), 0.99)).toEqual({ value: 297, atMost: 299 });
  });

  it("gets nearer with more samples", () => {
    const upper = upperQuantile(Array.from({ length: 1000 }, (_, place) => place + 1), 0.95);
    expect(upper?.value).toBe(950);
    expect(upper?.atMost).toBeGreaterThan(950);
    expect(upper?.atMost).toBeLessThan(966);
  });
});

describe("rateInterval", () => {
  /** Newcombe (1998), table I: Wilson's interval without continuity correction. */
  it.each([[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]])("%i of %i", (k, n, low, high) => {
    const interval = rateInterval(k, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("is nothing without trials, and nothing of nonsense", () => {
    expect(rateInterval(0, 0)).toBeNull();
    expect(rateInterval(5, 3)).toBeNull();
  });
});

describe("describeValue", () => {
  it("gives each kind its count and interval", () => {
    expect(describeRate(10, 24)).toBe("0.42 (0.24–0.61, n = 24)");
    expect(describeRate(0, 0)).toBe("not measured");
    expect(describeCounts({ b: 2, a: 2, c: 9, none: 0 })).toBe('"c" 9, "a" 2, "b" 2 (n = 13)');
    expect(describeCounts({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 })).toBe('"a" 1, "b" 1, "c" 1, "d" 1 and 2 others (n = 6)');
    expect(describeCounts({})).toBe("not measured");
    expect(describeCounts({ 'say "hi" 99': 1 })).toBe("\"say 'hi' 99\" 1 (n = 1)");
    expect(describeSamples([1, 2, 3, 4, 5, 6], "ms", 6)).toBe("median 3.5 ms (1–6, n = 6)");
    expect(describeSamples([1, 2, 3], "ms", 3)).toBe("median 2 ms (n = 3)");
    expect(describeSamples([1, 2, 3, 4, 5, 6, 7, 8], "ms", 2)).toBe("median 4.5 ms (8 values of n = 2)");
    expect(describeSamples([], "ms", 0)).toBe("not measured");
    expect(describeValue({ kind: "line", slope: 1.02, intercept: 7 }, 9)).toBe("slope 1.02, intercept 7 (n = 9)");
    expect(describeValue({ kind: "label", label: "x" }, 1)).toBe('"x" (n = 1)');
    expect(describeValue({ kind: "count", count: 3 }, 9)).toBe("3 (n = 9)");
    expect(describeValue({ kind: "features", features: {} }, 9)).toBe("not measured");
  });

  it("gives what was not measured in words, never as 0", () => {
    const blank = unavailable("x", "no usage was reported");
    expect(describeObservation(blank)).toBe("not measured: no usage was reported");
    expect(describeObservation({ ...blank, state: "error", note: "" })).toBe("could not be read");
    expect(describeObservation({ ...blank, state: "not-applicable", note: "" })).toBe("does not apply");
    expect(describeObservation({ ...blank, state: "observed" })).toBe("not measured");
  });

  it.each([
    ["chunk-edges", { ceiling: 30, characters: 29, 0: 3, 1: 5, 2: 20 }, "4 pieces of 7.25 characters on average (n = 1)"],
    ["chunk-edges", { ceiling: 30, characters: 90, ends: 11, o200k: 3, cl100k: 0 }, "12 pieces of 7.5 characters on average; of 11 ends 3 inside tokens of o200k, 0 inside tokens of cl100k (n = 1)"],
    ["chunk-edges", { ceiling: 30, characters: 90, ends: 11 }, "12 pieces of 7.5 characters on average (n = 1)"],
    // Of tokens that end inside a character several end at one place.
    ["token-strings", { ceiling: 30, characters: 20, positions: 30, 0: 3, 1: 5 }, "30 tokens of 0.667 characters on average (n = 1)"],
    ["chunk-edges", { other: 2 }, "other 2 (n = 1)"],
    ["style", { characters: 20, 0: 3 }, "0 3, characters 20 (n = 1)"],
  ])("counts the pieces of %s %o", (id, features, words) => {
    expect(describeObservation({ ...observe(id, { kind: "features", features }), samples: 1, analyzer: { id, version: 1 } })).toBe(words);
  });
});

describe("describeSpeed", () => {
  const row = (values: readonly number[], samples: number, unit = "ms") => describeSpeed([observe("time-to-first-token", { kind: "samples", values, unit }, { samples })])[0];

  it("refuses percentiles that its sample count cannot support", () => {
    expect(row(spread(400, 8), 8)?.tails).toEqual(["p95 needs 59 samples, had 8", "p99 needs 299 samples, had 8"]);
    expect(row(spread(400, 64), 64)?.tails[0]).toMatch(/^p95 \d+ ms \(at most \d+\)$/);
    expect(row(spread(400, 300), 300)?.tails[1]).toMatch(/^p99 \d+ ms \(at most \d+\)$/);
  });

  it("counts replies, not the many values of one reply", () => {
    expect(row(spread(20, 400), 5)).toMatchObject({ median: "20 ms (n = 5)", tails: ["p95 needs 59 samples, had 5", "p99 needs 299 samples, had 5"] });
  });

  it("looks at the low end where slow is low", () => {
    const values = Array.from({ length: 100 }, (_, place) => 101 + place);
    expect(row(values, 100, "characters per second")?.tails[0]).toBe("p5 106 chars/s (at least 102)");
  });

  it("says in words what is missing", () => {
    expect(describeSpeed([unavailable("time-to-first-token", "nothing was streamed")])[0]).toMatchObject({ median: "not measured: nothing was streamed", tails: [] });
  });
});

describe("listEvidence", () => {
  it.each([
    [[], "none"],
    [["e1"], "e1"],
    [["e1", "e2", "e3", "e7"], "e1–e3, e7"],
    [["e1", "e2"], "e1, e2"],
    [["e12", "e12.2", "e13"], "e12, e12.2, e13"],
    [["e1", "e3", "e5", "e7", "e9", "e10", "e11"], "e1, e3, e5, e7 and 3 more"],
  ])("%j → %s", (ids, text) => {
    expect(listEvidence(ids)).toBe(text);
  });
});
