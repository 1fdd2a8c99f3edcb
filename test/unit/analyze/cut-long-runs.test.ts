/** Long runs are cut, texts without them are not, and no character is halved. */
import { expect, it } from "vitest";
import { cutLongRuns } from "../../../src/analyze/tokens/cut-long-runs.js";

it("leaves prose alone", () => {
  for (const text of ["", "a word or two. ".repeat(200), "字。".repeat(900), "9".repeat(2000), " ".repeat(2000), "a".repeat(400)]) expect(cutLongRuns(text)).toEqual([text]);
});

it.each([["letters", "字".repeat(1001)], ["signs", "=".repeat(1001)], ["signs and marks by turns", "★\u0301".repeat(500)], ["pairs", "😀".repeat(500)], ["letters and marks by turns", "a\u0301".repeat(500)]])("cuts %s and loses nothing", (_name, run) => {
  const pieces = cutLongRuns(`Before ${run} after.`);
  expect(pieces.join("")).toBe(`Before ${run} after.`);
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces) expect([/^\p{Surrogate}|\p{Surrogate}$/u.test(piece), piece.length <= 420]).toEqual([false, true]);
});
