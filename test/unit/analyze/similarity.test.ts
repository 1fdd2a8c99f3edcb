/** From 0 to 1, alike both ways, 1 for equal texts only. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureSimilarity, similarity } from "../../../src/analyze/similarity.js";

describe("similarity", () => {
  it.each([["", ""], ["a", "a"], ["天安门", "天安门"], ["ab cd", "ab cd"]])("%j and %j are equal", (left, right) => {
    expect(similarity(left, right)).toBe(1);
  });

  it.each([
    ["", "abc", 0, 0], ["a", "b", 0, 0], ["abc", "xyz", 0, 0],
    ["ab cd", "abcd", 0.6, 0.9],
    ["拒绝", "拒絕", 0.3, 0.6],
    ["天安门广场上发生了什么", "天安门广场上发生过什么", 0.7, 0.95],
    ["The quick brown fox jumps over the lazy dog.", "The quick brown fox leaps over the lazy dog.", 0.8, 0.97],
    ["First this. Then that, at length.", "Then that, at length. First this.", 0.5, 0.99],
    ["Pack my box with five dozen jugs.", "完全不同的一句中文。", 0, 0.05],
  ])("%j and %j lie between", (left, right, low, high) => {
    expect(similarity(left, right)).toBeGreaterThanOrEqual(low);
    expect(similarity(left, right)).toBeLessThanOrEqual(high);
  });

  it("is symmetric, bounded, and 1 only for equal texts", () => {
    const texts = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: "grapheme", maxLength: 40 }), fc.stringMatching(/^[ab ]{0,12}$/));
    fc.assert(fc.property(texts, texts, (left, right) => {
      const score = similarity(left, right);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score === 1).toBe(left === right);
      expect(score).toBeLessThanOrEqual(1);
      expect(similarity(right, left)).toBe(score);
    }), { seed: 5, numRuns: 500 });
  });

  it("has parts that fail in different places", () => {
    expect(measureSimilarity("ab cd", "abcd")).toMatchObject({ pairDice: 1, editRatio: 0.8 });
    expect(measureSimilarity("拒绝", "拒絕")).toMatchObject({ pairDice: 0, editRatio: 0.5 });
    expect(measureSimilarity("é", "e\u0301")).toEqual({ pairDice: 1, editRatio: 1, gramDice: 1 });
  });

  it("looks at a bounded beginning", () => {
    const startedMs = performance.now();
    expect(similarity("a".repeat(1e6), "b".repeat(1e6))).toBe(0);
    expect(similarity(`${"a".repeat(2_000)}x`, `${"a".repeat(2_000)}y`)).toBeLessThan(1);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});
