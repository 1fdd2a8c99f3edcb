import { describe, expect, it } from "vitest";
import { textKinds, type TextKind } from "../../../src/model/meter-reading.js";
import { compareByConstant, type CountedDifference } from "../../../src/stats/constant-difference.js";
import { createRandom } from "../../../src/stats/create-random.js";

const telling = ["accented", "other-script"] as const;
const compare = (differences: readonly CountedDifference<TextKind>[]) => compareByConstant(differences, textKinds, telling);
/** `of` gives the difference of the n-th prompt of a kind. */
const make = (perKind: number, of: (index: number, kind: TextKind) => number, cell = "a"): CountedDifference<TextKind>[] =>
  textKinds.flatMap((kind) => Array.from({ length: perKind }, (_, index) => ({ cell, kind, difference: of(index, kind) })));

describe("comparing counts by their difference", () => {
  it.each<[string, CountedDifference<TextKind>[], string]>([
    ["a constant", make(30, () => 7), "same"],
    ["a constant give or take one", make(30, (index) => 7 + (index % 3) - 1), "same"],
    ["a constant of each host's own", [...make(30, () => 7, "a"), ...make(30, () => 42, "b")], "same"],
    ["one odd prompt in a hundred", make(50, (index, kind) => (index === 3 && kind === "plain" ? 20 : 7)), "same"],
    ["differences that grow in one kind", make(30, (index, kind) => (kind === "accented" ? index : 7)), "different"],
    ["a tenth of all prompts off, by several tokens", make(60, (index) => (index % 10 === 0 ? 10 + (index % 7) : 7)), "different"],
    ["too few prompts", make(8, () => 7), "inconclusive"],
    ["two templates in one cell", make(30, (index) => (index % 2 === 0 ? 7 : 29)), "inconclusive"],
    ["nothing", [], "inconclusive"],
    ["one prompt a host", make(30, () => 7).map((each, index) => ({ ...each, cell: String(index) })), "inconclusive"],
  ])("finds %s", (_name, differences, verdict) => { expect(compare(differences).verdict).toBe(verdict); });

  it("does not call models the same by one kind of text alone", () => {
    for (const left of telling) expect(compare(make(60, () => 7).filter(({ kind }) => kind !== left)).verdict).toBe("inconclusive");
  });

  it("states its constants and its tallies", () => {
    expect(compare([...make(30, () => 7, "a"), ...make(30, () => 42, "b")])).toMatchObject({ constants: [7, 42], total: { outliers: 0 } });
  });

  it("calls at most one in 400 counts by one vocabulary different, at one per cent of odd prompts", () => {
    const random = createRandom("honest");
    let wrong = 0;
    for (let trial = 0; trial < 2000; trial += 1) if (compare(make(40, () => (random() < 0.01 ? 3 + Math.floor(random() * 20) : 7 + Math.floor(random() * 2)))).verdict === "different") wrong += 1;
    expect(wrong).toBeLessThanOrEqual(5);
  });

  it("seldom calls two vocabularies the same that part on a sixth of the more telling prompts", () => {
    const random = createRandom("near");
    let wrong = 0;
    for (let trial = 0; trial < 1000; trial += 1) if (compare(make(40, (_, kind) => (kind === "accented" && random() < 0.16 ? 9 + Math.floor(random() * 3) : 7))).verdict === "same") wrong += 1;
    expect(wrong / 1000).toBeLessThan(0.05);
  });
});
