/** A diff lists what changed, leaves out what is equal, and says why the rest cannot be compared. */
import { describe, expect, it } from "vitest";
import { diffReports } from "../../../src/change/diff-reports.js";
import { reportDiffSchema } from "../../../src/model/diff.js";
import type { Observation } from "../../../src/model/observation.js";
import { answersTo, draw, inputOf, profileOf, seeded, styleOf } from "./sample-days.js";

const prompts = Array.from({ length: 40 }, (_, index) => `p${index}`);

function probeObservation(more: Partial<Observation>): Observation {
  return { ...answersTo("", { a: 1 }), subject: {}, probe: { id: "some-probe", version: 1 }, analyzer: { id: "some-analyzer", version: 1 }, ...more };
}

describe("diffReports", () => {
  it("finds no change between two halves, and its result fits its schema", () => {
    const changed = Array.from({ length: 40 }, (_, seed) => diffReports(inputOf([...draw(seeded(`a${seed}`), { answers: 10 }), ...styleOf(seeded(`s${seed}`), prompts)], "a"), inputOf([...draw(seeded(`b${seed}`), { answers: 10 }), ...styleOf(seeded(`t${seed}`), prompts)], "b")));
    for (const diff of changed) expect(() => reportDiffSchema.parse(diff)).not.toThrow();
    expect(changed.filter(({ outcome }) => outcome === "no-change").length).toBeGreaterThanOrEqual(39);
  });

  it("puts the line over all questions first when answers are others", () => {
    const diff = diffReports(inputOf(draw(seeded("a"), { answers: 20 }), "a"), inputOf(draw(seeded("b"), { answers: 10, otherShare: 1 }), "b"));
    expect(diff.outcome).toBe("changed");
    expect(diff.changes[0]).toMatchObject({ key: "all-answers", signal: "answers", old: { samples: 400 }, new: { samples: 200 } });
    expect(diff.changes[0]?.effect.value).toBeCloseTo(1);
    expect(diff.changes.every(({ correctedPValue }) => correctedPValue !== null && correctedPValue <= diff.alpha)).toBe(true);
  });

  it("does not list what honest days show, and says that it left it out", () => {
    const diff = diffReports(inputOf(draw(seeded("a"), { answers: 100 }), "a"), inputOf(draw(seeded("b"), { answers: 100, rareShare: 0.28 }), "b"));
    expect(diff.outcome).toBe("no-change");
    expect(diff.notes.join(" ")).toContain("from day to day");
  });

  it("compares style in pairs on the same prompts", () => {
    const diff = diffReports(inputOf(styleOf(seeded("a"), prompts), "a"), inputOf(styleOf(seeded("b"), prompts, 3), "b"));
    expect(diff).toMatchObject({ outcome: "changed", changes: [{ key: "prompt-style", signal: "style" }] });
    expect(diff.changes[0]?.sentence).toContain("prompt by prompt over 40 prompts");
    expect(diff.changes[0]?.old.text).toContain("bold");
  });

  it("says not comparable for prompts of another kind, and compares those of one kind without pairs", () => {
    const old = [...styleOf(seeded("a"), prompts), profileOf({ china: 30, essay: 12 }, 40)];
    const others = prompts.map((prompt) => `x${prompt}`);
    const unlike = diffReports(inputOf(old, "a"), inputOf([...styleOf(seeded("b"), others), profileOf({ america: 30, essay: 12 }, 40)], "b"));
    expect(unlike).toMatchObject({ outcome: "not-comparable", changes: [] });
    expect(unlike.notComparable).toContainEqual(expect.objectContaining({ key: "prompt-style", why: "other prompts of another kind were asked" }));
    const alike = diffReports(inputOf(old, "a"), inputOf([...styleOf(seeded("b"), prompts.map((prompt) => `${prompt.slice(0, -1)}${prompt.at(-1) ?? ""}`.replace("p", "q"))), profileOf({ china: 28, essay: 13 }, 40)], "c"));
    expect(alike.outcome).toBe("no-change");
  });

  it.each([
    ["probe version 1 against 2", { probe: { id: "some-probe", version: 2 } }],
    ["analyzer some-analyzer@1 against some-analyzer@2", { analyzer: { id: "some-analyzer", version: 2 } }],
    ["a distribution against a rate", { value: { kind: "rate", k: 1, n: 2 } }],
    ["another wording was asked", { conditions: { wordingDigest: "w2", system: null, temperature: 1, reasoning: "none", protocol: "openai-chat" } }],
    ["protocol openai-chat against other", { conditions: { wordingDigest: "w1", system: null, temperature: 1, reasoning: "none", protocol: "other" } }],
    ["the new report has no value: unavailable", { state: "unavailable" }],
  ] as const)("is not comparable: %s", (why, more) => {
    const conditions = { wordingDigest: "w1", system: null, temperature: 1, reasoning: "none", protocol: "openai-chat" } as const;
    const diff = diffReports(inputOf([probeObservation({ conditions })], "a"), inputOf([probeObservation({ conditions, ...more })], "b"));
    expect(diff.notComparable.map((row) => row.why)).toEqual([why]);
  });

  it("uses the test that fits the kind", () => {
    const pair = (key: string, old: Observation["value"], fresh: Observation["value"]): [Observation, Observation] => [old, fresh].map((value) => ({ ...answersTo("", {}), key, subject: {}, analyzer: { id: key, version: 1 }, probe: { id: key, version: 1 }, samples: 30, value: value ?? { kind: "count", count: 0 } })) as [Observation, Observation];
    const values = (centre: number): number[] => Array.from({ length: 30 }, (_, index) => centre + index);
    const pairs = [
      pair("rate", { kind: "rate", k: 1, n: 60 }, { kind: "rate", k: 50, n: 60 }),
      pair("time-to-first-token", { kind: "samples", values: values(300), unit: "ms" }, { kind: "samples", values: values(900), unit: "ms" }),
      pair("tokens", { kind: "line", slope: 1, intercept: 3 }, { kind: "line", slope: 1.4, intercept: 3 }),
      pair("name", { kind: "label", label: "a" }, { kind: "label", label: "b" }),
      pair("equal", { kind: "label", label: "a" }, { kind: "label", label: "a" }),
    ];
    const diff = diffReports(inputOf(pairs.map(([old]) => old), "a"), inputOf(pairs.map(([, fresh]) => fresh), "b"));
    expect(Object.fromEntries(diff.changes.map(({ key, test }) => [key, test]))).toEqual({
      "rate": "Fisher's exact test", "time-to-first-token": "rank-sum test", "tokens": "exact comparison of slope and intercept", "name": "exact comparison",
    });
    expect(diff.changes.find(({ key }) => key === "tokens")).toMatchObject({ pValue: null, correctedPValue: null });
  });

  it("counts a filter that one report saw and the other did not", () => {
    const seen: Observation = { ...answersTo("", {}), key: "signature", subject: { signature: "some-filter", kind: "filter" }, analyzer: { id: "signature", version: 1 }, value: { kind: "rate", k: 60, n: 200 }, samples: 200 };
    const diff = diffReports(inputOf([], "a"), inputOf([seen], "b"));
    expect(diff.changes).toEqual([expect.objectContaining({ signal: "filter", old: expect.objectContaining({ text: "0 of 200" }) as unknown })]);
  });

  it("gives the same diff again", () => {
    const [old, fresh] = [inputOf(draw(seeded("a"), { answers: 9 }), "a"), inputOf(draw(seeded("b"), { answers: 9, otherShare: 0.2 }), "b")];
    expect(diffReports(old, fresh)).toEqual(diffReports(old, fresh));
  });
});
