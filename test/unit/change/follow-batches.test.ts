/** The detector: rare false alarms although days differ, a swap found on its second batch, one odd night never enough. */
import { describe, expect, it } from "vitest";
import { countInconclusive, chooseCheckExit } from "../../../src/change/choose-check-exit.js";
import { dayTolerance, shippedVariation } from "../../../src/change/day-tolerance.js";
import { followBatches } from "../../../src/change/follow-batches.js";
import { measureBatch } from "../../../src/change/measure-batch.js";
import { createScore, modelSurprise } from "../../../src/change/surprise.js";
import type { Batch } from "../../../src/model/history.js";
import type { Observation } from "../../../src/model/observation.js";
import { draw, seeded } from "./sample-days.js";

const options = { runLength: 365, streams: 1 };
const baseline = { sessions: [{ at: null, recordingDigest: "b", valid: 0, observations: draw(seeded("baseline"), { answers: 50 }) }] };

function batch(day: number, observations: readonly Observation[]): Batch {
  return { id: `d${day}`, at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(), valid: 1, verdict: "inconclusive", evidence: measureBatch(baseline, observations), moved: [] };
}

/** Honest days drift: the rarer answer's share moves between nothing and half. */
function honestDay(day: number): Batch {
  const random = seeded(`day${day}`);
  return batch(day, draw(random, { answers: 10, rareShare: 0.5 * random() }));
}

describe("surprise", () => {
  it("runs from what is given most to what was never given", () => {
    const score = createScore({ usual: 80, rare: 20 });
    expect(score("usual")).toBe(0);
    expect(score("never")).toBe(1);
    expect(score("rare")).toBeGreaterThan(0);
    expect(score("rare")).toBeLessThan(0.3);
  });

  it("expects of a baseline what it holds for itself, and nothing of names that JavaScript knows", () => {
    expect(modelSurprise({ usual: 100 }).expected).toBeLessThan(0.05);
    expect(createScore({ usual: 100 })("constructor")).toBe(1);
  });
});

describe("dayTolerance", () => {
  it("borrows below three sessions, and moves with what more of them measured", () => {
    const borrowed = dayTolerance([]);
    expect(borrowed).toEqual(dayTolerance([0.5, 0.5]));
    expect(borrowed.value).toBeCloseTo(shippedVariation.mean + 2.998 * shippedVariation.deviation * Math.sqrt(1 + 1 / shippedVariation.days), 3);
    expect(dayTolerance(new Array<number>(20).fill(0)).value).toBeLessThan(borrowed.value);
    expect(dayTolerance([0.2, 0.25, 0.3, 0.2]).value).toBeGreaterThan(borrowed.value);
  });
});

describe("followBatches", () => {
  it("raises no alarm in a year of drifting honest days", () => {
    const year = Array.from({ length: 365 }, (_, day) => honestDay(day));
    expect(followBatches(year, options)).toMatchObject({ state: "steady", alarmedAt: null, since: null, batches: 365 });
  });

  it("suspects on the first batch of a swap, alarms on the second, and dates it", () => {
    const days = [...Array.from({ length: 10 }, (_, day) => honestDay(day)), batch(10, draw(seeded("x"), { answers: 10, otherShare: 1 })), batch(11, draw(seeded("y"), { answers: 10, otherShare: 1 }))];
    expect(followBatches(days.slice(0, 11), options).state).toBe("suspected");
    expect(followBatches(days, options)).toMatchObject({ state: "changed", since: days[10]?.at, alarmedAt: days[11]?.at, movedTogether: ["answers"] });
  });

  it("finds a fifth of other answers within five batches", () => {
    const days = [...Array.from({ length: 4 }, (_, day) => honestDay(day)), ...Array.from({ length: 5 }, (_, day) => batch(4 + day, draw(seeded(`part${day}`), { answers: 20, otherShare: 0.2 })))];
    expect(followBatches(days, options)).toMatchObject({ state: "changed" });
  });

  it("lets one odd night pass", () => {
    const days = [honestDay(0), batch(1, draw(seeded("x"), { answers: 10, otherShare: 1 })), honestDay(2), honestDay(3)];
    expect(followBatches(days.slice(0, 2), options).state).toBe("suspected");
    expect(followBatches(days, options).state).toBe("steady");
  });

  it("recovers after three batches like the baseline, and can alarm again", () => {
    const swapped = [0, 1].map((day) => batch(day, draw(seeded(`s${day}`), { answers: 10, otherShare: 1 })));
    const back = [2, 3, 4].map(honestDay);
    expect(followBatches([...swapped, ...back.slice(0, 2)], options).state).toBe("changed");
    expect(followBatches([...swapped, ...back], options).state).toBe("recovered");
    const again = [5, 6].map((day) => batch(day, draw(seeded(`s${day}`), { answers: 10, otherShare: 1 })));
    expect(followBatches([...swapped, ...back, ...again], options).state).toBe("changed");
  });

  it("is inconclusive on a batch that says nothing, and keeps what it knew", () => {
    const empty = batch(1, []);
    expect(empty.evidence).toEqual([]);
    expect(followBatches([honestDay(0), empty], options).state).toBe("inconclusive");
    const swap = batch(2, draw(seeded("x"), { answers: 10, otherShare: 1 }));
    const more = batch(4, draw(seeded("y"), { answers: 10, otherShare: 1 }));
    expect(followBatches([swap, { ...empty, at: "2026-01-04T00:00:00.000Z" }, more], options).state).toBe("changed");
  });

  it("asks more evidence of each when more endpoints share the promise", () => {
    const [one, many] = [1, 50].map((streams) => followBatches([honestDay(0)], { runLength: 365, streams }).signals[0]?.threshold ?? 0);
    expect(one).toBeCloseTo(Math.log(365));
    expect(many).toBeCloseTo(Math.log(365 * 50));
  });
});

describe("chooseCheckExit", () => {
  const status = followBatches([honestDay(0)], options);
  const gate = { id: "gate 1", measure: "m", operator: "<", expected: 1, actual: 2, unit: "", samples: 1, interval: null, why: "" } as const;
  const base = { status, gates: [], conclusive: true, inconclusiveInRow: 0, allowInconclusive: 0 };
  it.each([
    ["a steady batch", {}, 0],
    ["an alarm", { status: { ...status, state: "changed" } }, 1],
    ["a suspicion", { status: { ...status, state: "suspected" }, inconclusiveInRow: 1 }, 3],
    ["a suspicion that is let pass", { status: { ...status, state: "suspected" }, inconclusiveInRow: 1, allowInconclusive: 3 }, 0],
    ["a silent batch", { conclusive: false, inconclusiveInRow: 1 }, 3],
    ["the third silent batch of three allowed", { conclusive: false, inconclusiveInRow: 3, allowInconclusive: 3 }, 0],
    ["the fourth", { conclusive: false, inconclusiveInRow: 4, allowInconclusive: 3 }, 3],
    ["a failed gate", { gates: [{ ...gate, outcome: "fail" }] }, 1],
    ["an unknown gate", { gates: [{ ...gate, outcome: "unknown" }] }, 1],
    ["an unmeasured gate", { gates: [{ ...gate, outcome: "unmeasured" }] }, 1],
    ["an accepted gate", { gates: [{ ...gate, outcome: "accepted" }] }, 0],
  ] as const)("%s", (_name, facts, exitCode) => { expect(chooseCheckExit({ ...base, ...facts }).exitCode).toBe(exitCode); });

  it("counts open nights in a row", () => {
    const silent = (day: number): Batch => ({ ...batch(day, []) });
    expect(countInconclusive([honestDay(0), silent(1), silent(2)], options, { interrupted: false, enough: 9 })).toBe(2);
    expect(countInconclusive([honestDay(0), silent(1), silent(2)], options, { interrupted: true, enough: 9 })).toBe(3);
    expect(countInconclusive([silent(0), honestDay(1)], options, { interrupted: false, enough: 9 })).toBe(0);
  });
});
