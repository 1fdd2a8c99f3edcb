/** How unlikely all unlisted models have to be together before a listed one is named. */
import { describe, expect, it } from "vitest";
import { nameableUnlisted } from "../../../src/judge/say-verdict.js";

describe("nameableUnlisted", () => {
  it("names nobody by one or two replies, however sure", () => {
    expect([1, 2].map(nameableUnlisted)).toEqual([0, 0]);
  });

  it("asks for less doubt the more replies there are, between 8 and 16", () => {
    const limits = [3, 8, 11, 16, 200].map(nameableUnlisted);
    expect(limits[0]).toBe(limits[1]);
    expect(limits[1]).toBeGreaterThan(limits[2] ?? 0);
    expect(limits[2]).toBeGreaterThan(limits[3] ?? 0);
    expect(limits[3]).toBeCloseTo(limits[4] ?? 0, 12);
  });
});
