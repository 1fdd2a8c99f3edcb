/** Templates become requests: from the seed alone, with digests that bind the wording and nothing else. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fill, Probe } from "../../../src/model/probe.js";
import { probeSchema } from "../../../src/model/probe.js";
import { createRandom } from "../../../src/suite/create-random.js";
import { drawFill } from "../../../src/suite/draw-fill.js";
import { expandProbe } from "../../../src/suite/expand-probe.js";
import { fillSlots, findSlots } from "../../../src/suite/find-slots.js";

const base = {
  id: "capital", version: 2, lifecycle: "stable", question: "?", why: "?", repeat: { min: 1, max: 5 },
  cells: { draw: "one", list: [{ id: "en", language: "en", fill: { ask: "Name the capital of", answer: "42" } }, { id: "zh", language: "zh", fill: { ask: "首都：", answer: "43", place: "法国" } }] },
  fill: { place: { choice: ["France", "Peru", "Chad"] }, number: { integer: [10, 99] }, tail: { letters: 6 } },
  steps: [
    { id: "first", system: "Be {{tail}}.", messages: [{ content: "{{ask}} {{place}} {{number}}" }], maxTokens: 9, temperature: 0, stop: ["."], seed: 4 },
    { id: "second", messages: [{ content: "{{ask}} {{ place }}?" }, { role: "assistant", content: "{{place}}!" }], maxTokens: 8, stream: false, topLogprobs: 3, topP: 0.5, native: { user: "x" } },
  ],
  observes: [{ key: "known-answer", analyzer: "accepted-answer", options: { accepted: ["{{answer}}"] } }],
};
const make = (changes: object = {}): Probe => probeSchema.parse({ ...base, ...changes });
const expand = (probe: Probe, seed = 1, sample = 0, at = 0) => {
  const cell = probe.cells.list[at];
  if (cell === undefined) throw new Error("no such cell");
  return expandProbe("facts", probe, cell, seed, sample);
};

describe("steps", () => {
  test("carry all settings; what is not set is null, not a default", () => {
    const [first, second] = expand(make());
    const { place = "", number = "", tail = "" } = first?.fill ?? {};
    expect(["France", "Peru", "Chad"]).toContain(place);
    expect(number).toMatch(/^[1-9][0-9]$/);
    expect(tail).toMatch(/^[a-z]{6}$/);
    expect(first).toMatchObject({ sample: 0, alone: false, probe: { suite: "facts", id: "capital", version: 2, cell: "en" } });
    expect(first?.step).toEqual({
      id: "first", system: `Be ${tail}.`, messages: [{ role: "user", content: `Name the capital of ${place} ${number}` }], maxTokens: first?.step.maxTokens, temperature: 0, topP: null, stop: ["."], seed: 4, stream: true, topLogprobs: null, native: {},
    });
    expect(second?.step).toEqual({
      id: "second", system: null, messages: [{ role: "user", content: `Name the capital of ${place}?` }, { role: "assistant", content: `${place}!` }], maxTokens: second?.step.maxTokens, temperature: null, topP: 0.5, stop: [], seed: null, stream: false, topLogprobs: 3, native: { user: "x" },
    });
  });

  test("leave up to a quarter more room than the template, the same for the same seed", () => {
    const rooms = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => expand(make(), seed)[0]?.step.maxTokens ?? 0);
    expect(rooms.every((room) => room >= 9 && room <= 12)).toBe(true);
    expect(new Set(rooms).size).toBeGreaterThan(1);
    expect(expand(make())[0]?.step.maxTokens).toBe(expand(make())[0]?.step.maxTokens);
  });

  test("a range of ceilings is drawn from, over its whole length and alike for the same seed", () => {
    const [question] = base.steps;
    const ranged = make({ steps: [{ ...question, maxTokens: { from: 24, to: 400 } }], fillPer: "sample" });
    const rooms = Array.from({ length: 300 }, (_, turn) => expand(ranged, turn % 30, Math.floor(turn / 30))[0]?.step.maxTokens ?? 0);
    expect(rooms.every((room) => room >= 24 && room <= 400)).toBe(true);
    expect([Math.min(...rooms) < 40, Math.max(...rooms) > 384, rooms.filter((room) => room <= 30).length < 20]).toEqual([true, true, true]);
    expect(expand(ranged, 7)[0]?.step.maxTokens).toBe(expand(ranged, 7)[0]?.step.maxTokens);
  });

  test("of one repetition with equal ceilings keep equal room: a question and its control", () => {
    const [question, control] = base.steps;
    const pair = make({ steps: [{ ...question, maxTokens: 400 }, { ...control, maxTokens: 400 }] });
    for (let sample = 0; sample < 20; sample += 1) {
      const [first, second] = expand(pair, 5, sample);
      expect(first?.step.maxTokens).toBe(second?.step.maxTokens);
    }
  });

  test("a constant that is not asked goes to the analyzer alone", () => {
    const steps = expand(make());
    expect(steps[0]?.fill["answer"]).toBe("42");
    expect(steps[0]?.fill["ask"]).toBeUndefined();
    expect(JSON.stringify(steps.map(({ step }) => step))).not.toContain("42");
  });

  test("a cell's own constant is not drawn over, nor recorded as drawn", () => {
    const [first] = expand(make(), 1, 0, 1);
    expect(first?.step.messages[0]?.content).toMatch(/^首都： 法国 [0-9]{2}$/);
    expect(Object.keys(first?.fill ?? {}).toSorted()).toEqual(["answer", "number", "tail"]);
  });

  test("fillPer sample draws anew, fillPer run does not", () => {
    const texts = (fillPer: string) => new Set([0, 1, 2].map((sample) => expand(make({ fillPer }), 7, sample)[0]?.step.messages[0]?.content));
    expect(texts("sample").size).toBe(3);
    expect(texts("run").size).toBe(1);
  });

  test("one seed, one text; other seeds, other texts", () => {
    fc.assert(fc.property(fc.integer(), fc.nat(49), (seed, sample) => { expect(expand(make(), seed, sample)).toEqual(expand(make(), seed, sample)); }), { numRuns: 50 });
    expect(new Set(Array.from({ length: 40 }, (_, seed) => expand(make(), seed)[0]?.step.system)).size).toBe(40);
  });
});

describe("the wording's digest", () => {
  const digest = (probe: Probe, at = 0, step = 0, seed = 1): string => expand(probe, seed, 0, at)[step]?.probe.wordingDigest ?? "";
  const original = digest(make());
  const [first, second] = base.steps;

  test("is SHA-256 and leaves the seed, the version, the limits and the temperature aside", () => {
    expect(original).toMatch(/^[0-9a-f]{64}$/);
    expect(digest(make(), 0, 0, 99)).toBe(original);
    expect(digest(make({ version: 3 }))).toBe(original);
    expect(digest(make({ steps: [{ ...first, temperature: 1, maxTokens: 50, stream: false, stop: [] }, second] }))).toBe(original);
    expect(digest(make({ fill: { ...base.fill, number: { integer: [1, 5] } } }))).toBe(original);
  });

  test("differs between cells, steps, wordings, system prompts, and with a slot in another place", () => {
    const digests = [
      original, digest(make(), 1), digest(make(), 0, 1),
      digest(make({ steps: [{ ...first, system: undefined }, second] })),
      digest(make({ steps: [{ ...first, system: "" }, second] })),
      digest(make({ steps: [{ ...first, messages: [{ content: "{{ask}} {{number}} {{place}}" }] }, second] })),
      digest(make({ steps: [{ ...first, messages: [{ role: "assistant", content: "{{ask}} {{place}} {{number}}" }] }, second] })),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe("draws", () => {
  const draws = (fill: Fill, count: number, seed = 3): string[] => Array.from({ length: count }, (_, turn) => drawFill(fill, seed, "p/c/s", turn));

  test.each<[string, Fill, number]>([
    ["choices", { choice: ["a", "b", "c", "d", "e"] }, 5],
    ["numbers", { integer: [-3, 14] }, 18],
    ["a single number", { integer: [7, 7] }, 1],
    ["two numbers", { integer: [0, 1] }, 2],
    ["a thousand numbers", { integer: [1, 1000] }, 1000],
  ])("%s come once each before any comes again, then in the same order", (_name, fill, size) => {
    const twice = draws(fill, 2 * size);
    expect(new Set(twice.slice(0, size)).size).toBe(size);
    expect(twice.slice(size)).toEqual(twice.slice(0, size));
  });

  test("numbers keep to their range, whole and exact, however wide", () => {
    fc.assert(fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer(), fc.nat(49), (low, span, seed, turn) => {
      const value = Number(drawFill({ integer: [low, low + span] }, seed, "x", turn));
      expect(Number.isSafeInteger(value) && value >= low && value <= low + span).toBe(true);
    }));
  });

  test("first draws are even over the seeds", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 3000; seed += 1) {
      const drawn = drawFill({ choice: ["a", "b", "c"] }, seed, "x", 0);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    // 1000 each, give or take 4 standard deviations of 26.
    for (const choice of ["a", "b", "c"]) expect(Math.abs((counts.get(choice) ?? 0) - 1000)).toBeLessThan(104);
  });

  test("letters are lower-case and new each time", () => {
    const drawn = draws({ letters: 12 }, 20);
    for (const text of drawn) expect(text).toMatch(/^[a-z]{12}$/);
    expect(new Set(drawn).size).toBe(20);
  });
});

describe("chance", () => {
  test("shuffles keep every item; another purpose gives another order", () => {
    const items = Array.from({ length: 30 }, (_, index) => index);
    const once = createRandom(5, "a").shuffle(items);
    expect(once.toSorted((a, b) => a - b)).toEqual(items);
    expect(createRandom(5, "a").shuffle(items)).toEqual(once);
    expect(createRandom(5, "b").shuffle(items)).not.toEqual(once);
    expect(createRandom(6, "a").shuffle(items)).not.toEqual(once);
  });

  test("nothing cannot be picked from", () => {
    expect(() => createRandom(1, "x").pick([])).toThrow(RangeError);
  });
});

describe("slots", () => {
  test.each<[string, string[]]>([
    ["{{a}} and {{ b-c }}", ["a", "b-c"]],
    ["{{a}}{{a}}", ["a", "a"]],
    ["{a} {{}} {{1}} {{a b}} {{{x}}}", ["x"]],
    ["", []],
  ])("%s", (template, slots) => { expect(findSlots(template)).toEqual(slots); });

  test("values are put in as they are, even if they look like slots, replacements or prototypes", () => {
    expect(fillSlots("{{a}}-{{b}}", { a: "{{b}}", b: "$&$1" })).toBe("{{b}}-$&$1");
    expect(fillSlots("{{toString}} {{constructor}}", {})).toBe("{{toString}} {{constructor}}");
  });
});
