/** Plans: never above a ceiling, pairs whole, the same for one seed, divided by share, balanced, and truthful about what is left out. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AuditError } from "../../../src/model/audit-error.js";
import { depthCeilings, depths, planSchema, type Plan } from "../../../src/model/plan.js";
import type { Suite } from "../../../src/model/suite.js";
import { planRun, plannedRatio, type PlanOptions } from "../../../src/suite/plan-run.js";
import { makeProbe, makeSuite } from "./write-suite.js";

const cells = (draw: "one" | "each", ...languages: string[]) => ({ draw, list: languages.map((language, index) => ({ id: `${language}${index}`, language, fill: {} })) });

const pairs = makeSuite("pairs", 3, [
  ...["north", "south", "east", "west"].map((id) => makeProbe(id, { steps: ["sensitive", "control"], cells: cells("each", "en", "zh", "fr"), repeat: { min: 1, max: 4 }, subject: { region: id === "north" || id === "south" ? "pole" : "rim" } })),
]);
const singles = makeSuite("singles", 5, Array.from({ length: 12 }, (_, index) => makeProbe(`single-${index}`, { cells: cells("one", "en", "en", "zh"), repeat: { min: 3, max: 15 } })));
const speed = makeSuite("speed", 2, [makeProbe("fast", { alone: true, repeat: { min: 3, max: 20 } }), makeProbe("slow", { alone: true, repeat: { min: 3, max: 20 } })]);
const odd = makeSuite("odd", 0.5, [
  makeProbe("new", { lifecycle: "experimental" }),
  makeProbe("old", { lifecycle: "retired" }),
  makeProbe("later", { after: { probe: "plain", when: "it failed" } }),
  makeProbe("plain"),
]);
const all = [pairs, singles, speed, odd];

const options = (changes: Partial<PlanOptions> = {}): PlanOptions => ({ depth: "quick", seed: 1, maxRequests: 1000, only: [], skip: [], ...changes });
const rounds = (plan: Plan): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { probe, sample, step } of plan.steps) {
    const key = `${probe.id}/${probe.cell}/${sample}`;
    found.set(key, [...(found.get(key) ?? []), step.id]);
  }
  return found;
};
const requests = (plan: Plan): Record<string, number> => Object.fromEntries(plan.coverage.map(({ suite, requests: count }) => [suite, count]));

describe("any plan", () => {
  const anyOptions = fc.record({
    depth: fc.constantFrom(...depths),
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    maxRequests: fc.oneof(fc.integer({ min: 0, max: 700 }), fc.constant(Infinity)),
    only: fc.constant([] as string[]),
    skip: fc.subarray(["north", "single-3", "fast", "plain"]),
  });
  const anySuites = fc.subarray(all, { minLength: 1 });

  test("stays under the ceiling and under --max-requests, whatever the seed, the depth and the suites", () => {
    fc.assert(fc.property(anySuites, anyOptions, (suites, chosen) => {
      const { steps } = planRun(suites, { ...chosen, skip: known(suites, chosen.skip) });
      expect(steps.length).toBeLessThanOrEqual(Math.min(depthCeilings[chosen.depth] * plannedRatio, chosen.maxRequests));
    }), { numRuns: 150 });
  });

  test("is a plan: numbered from 0, every repetition whole and together, samples from 0 up, between min and max", () => {
    fc.assert(fc.property(anySuites, anyOptions, (suites, chosen) => {
      const plan = planRun(suites, { ...chosen, skip: known(suites, chosen.skip) });
      expect(planSchema.safeParse(plan).success).toBe(true);
      expect(plan.steps.map(({ seq }) => seq)).toEqual(plan.steps.map((_, index) => index));
      for (const [key, steps] of rounds(plan)) expect([key, steps]).toEqual([key, key.startsWith("single") || !pairs.probes.some(({ id }) => key.startsWith(id)) ? ["ask"] : ["sensitive", "control"]]);
      for (const [index, step] of plan.steps.entries()) if (step.step.id === "control") expect(plan.steps[index - 1]).toMatchObject({ probe: { id: step.probe.id, cell: step.probe.cell }, sample: step.sample, step: { id: "sensitive" } });
      for (const probe of suites.flatMap((suite) => suite.probes)) {
        for (const cell of probe.cells.list) {
          const samples = plan.steps.filter((step) => step.probe.id === probe.id && step.probe.cell === cell.id && step.step.id === probe.steps[0]?.id).map(({ sample }) => sample).toSorted((a, b) => a - b);
          expect(samples).toEqual(samples.map((_, index) => index));
          if (samples.length > 0) expect(samples.length).toBeGreaterThanOrEqual(probe.repeat.min);
          expect(samples.length).toBeLessThanOrEqual(probe.repeat.max);
        }
      }
    }), { numRuns: 80 });
  });

  test("is the same for one seed and another for the next", () => {
    fc.assert(fc.property(anySuites, anyOptions, (suites, chosen) => {
      const own = { ...chosen, skip: known(suites, chosen.skip) };
      expect(planRun(suites, own)).toEqual(planRun(suites, own));
    }), { numRuns: 40 });
    const plans = Array.from({ length: 50 }, (_, seed) => JSON.stringify(planRun(all, options({ seed })).steps.map(({ probe, sample }) => [probe.id, probe.cell, sample])));
    expect(new Set(plans).size).toBe(plans.length);
  });

  test("leaves nothing unspent that a probe could still use", () => {
    fc.assert(fc.property(anySuites, anyOptions, (suites, chosen) => {
      const own = { ...chosen, skip: known(suites, chosen.skip) };
      const plan = planRun(suites, own);
      const left = Math.floor(Math.min(depthCeilings[own.depth] * plannedRatio, own.maxRequests)) - plan.steps.length;
      for (const probe of suites.flatMap((suite) => suite.probes)) {
        for (const cell of new Set(plan.steps.filter((step) => step.probe.id === probe.id).map((step) => step.probe.cell))) {
          const asked = plan.steps.filter((step) => step.probe.id === probe.id && step.probe.cell === cell).length / probe.steps.length;
          if (asked < probe.repeat.max) expect(left).toBeLessThan(probe.steps.length);
        }
      }
    }), { numRuns: 60 });
  });

  const known = (suites: readonly Suite[], names: readonly string[]): string[] => names.filter((name) => suites.some(({ probes }) => probes.some(({ id }) => id === name)));
});

describe("division", () => {
  test("by share, and what one cannot use goes to the others", () => {
    // 54 requests, shares 5 : 3: 33 and 20; the one left over is one more answer.
    expect(requests(planRun([singles, pairs], options()))).toEqual({ singles: 34, pairs: 20 });
    // `speed` can use 40 of 600, `odd` 5.
    expect(requests(planRun([singles, speed, odd], options({ depth: "deep" })))).toEqual({ singles: 180, speed: 40, odd: 5 });
    // Alone, a suite has the whole run.
    expect(requests(planRun([singles], options()))).toEqual({ singles: 54 });
  });

  test("further answers are spread evenly", () => {
    const { steps } = planRun([singles, pairs], options({ depth: "standard" }));
    const counts = singles.probes.map(({ id }) => steps.filter(({ probe }) => probe.id === id).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test("a pair that does not fit is left out, not halved", () => {
    for (let maxRequests = 0; maxRequests < 12; maxRequests += 1) {
      const plan = planRun([pairs], options({ maxRequests }));
      expect(plan.steps.length).toBe(maxRequests - (maxRequests % 2));
    }
  });
});

describe("balance", () => {
  test("six of twelve cells are spread over probes, languages and subjects, at every seed", () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const asked = [...new Set(planRun([makeSuite("pairs", 1, pairs.probes)], options({ seed, maxRequests: 12 })).steps.map(({ probe }) => `${probe.id} ${probe.cell.slice(0, 2)}`))];
      const count = (pattern: RegExp): number => asked.filter((name) => pattern.test(name)).length;
      expect(asked.length).toBe(6);
      for (const probe of ["north", "south", "east", "west"]) expect(count(new RegExp(probe))).toBeGreaterThanOrEqual(1);
      for (const language of ["en", "zh", "fr"]) expect(count(new RegExp(` ${language}`))).toBe(2);
      expect(count(/north|south/)).toBe(3);
    }
  });

  test("every cell gets its turn over the seeds", () => {
    const asked = new Set(Array.from({ length: 60 }, (_, seed) => planRun([pairs, singles], options({ seed })).steps).flat().map(({ probe }) => `${probe.id}/${probe.cell}`));
    expect(asked.size).toBe(4 * 3 + 12 * 3);
  });

  test("a probe of which one cell is drawn asks only that", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { steps } = planRun([singles], options({ seed, depth: "deep" }));
      for (const { id } of singles.probes) expect(new Set(steps.filter(({ probe }) => probe.id === id).map(({ probe }) => probe.cell)).size).toBe(1);
    }
  });

  test("repetitions of one cell are spread over the run, the lonely ones too", () => {
    const { steps } = planRun([singles, speed], options({ depth: "standard" }));
    for (const id of ["fast", "single-4"]) {
      const places = steps.filter(({ probe }) => probe.id === id).map(({ seq }) => seq / steps.length);
      const gap = 1 / places.length;
      // One in each stretch of the run.
      for (const [index, place] of places.entries()) expect(Math.abs(place - (index + 0.5) * gap)).toBeLessThan(gap);
    }
  });
});

describe("what is left out is said", () => {
  test("retired never, experimental only by name, follow-ups not at the start", () => {
    expect(planRun([odd], options()).skipped).toEqual([
      { probe: "new", why: "experimental" }, { probe: "old", why: "retired" }, { probe: "later", why: "asked only after plain" },
    ]);
    const named = planRun([odd], options({ only: ["new", "old", "later"] }));
    expect(new Set(named.steps.map(({ probe }) => probe.id))).toEqual(new Set(["new"]));
    expect(named.skipped).toEqual([{ probe: "old", why: "retired" }, { probe: "later", why: "asked only after plain" }, { probe: "plain", why: "not named by --only" }]);
    expect(named.coverage).toEqual([{ suite: "odd", probesAsked: 1, probesAvailable: 2, cellsAsked: 1, cellsAvailable: 2, requests: 5 }]);
  });

  test("--skip", () => {
    const plan = planRun([speed], options({ skip: ["fast"] }));
    expect(plan.steps.every(({ probe }) => probe.id === "slow")).toBe(true);
    expect(plan.skipped).toEqual([{ probe: "fast", why: "left out by --skip" }]);
  });

  test("no room", () => {
    const plan = planRun([speed], options({ maxRequests: 4 }));
    expect(plan.steps.length).toBe(4);
    expect(plan.skipped).toHaveLength(1);
    expect(plan.skipped[0]?.why).toBe("no room at this depth");
  });

  test("coverage counts what was asked of what there is", () => {
    const [coverage] = planRun([pairs], options({ maxRequests: 12 })).coverage;
    expect(coverage).toEqual({ suite: "pairs", probesAsked: 4, probesAvailable: 4, cellsAsked: 6, cellsAvailable: 12, requests: 12 });
  });

  test("a probe of a greater depth is no gap of this one, unless it is asked for by name", () => {
    const tiered = makeSuite("tiered", 1, [makeProbe("always"), makeProbe("long", { from: "deep", cells: cells("each", "en", "zh") }), makeProbe("extra")]);
    const counted = (changes: Partial<PlanOptions>): number[] => planRun([tiered], options(changes)).coverage.flatMap(({ probesAsked, probesAvailable, cellsAvailable }) => [probesAsked, probesAvailable, cellsAvailable]);
    for (const depth of ["quick", "standard"] as const) {
      expect(counted({ depth })).toEqual([2, 2, 2]);
      expect(planRun([tiered], options({ depth })).skipped).toEqual([{ probe: "long", why: "asked from --depth deep on" }]);
      expect(counted({ depth, only: ["always"] })).toEqual([1, 2, 2]);
      expect(counted({ depth, skip: ["always"] })).toEqual([1, 2, 2]);
      expect(counted({ depth, only: ["long"] })).toEqual([1, 3, 4]);
    }
    expect(counted({ depth: "deep" })).toEqual([3, 3, 4]);
    expect(counted({ depth: "deep", skip: ["long"] })).toEqual([2, 3, 4]);
  });

  test("a suite of which nothing fits is covered by 0, and no request is made up", () => {
    const plan = planRun(all, options({ maxRequests: 0 }));
    expect(plan.steps).toEqual([]);
    expect(plan.coverage.map(({ requests: count }) => count)).toEqual([0, 0, 0, 0]);
  });
});

describe("bad names", () => {
  const complain = (suites: readonly Suite[], changes: Partial<PlanOptions>): AuditError => {
    try {
      planRun(suites, options(changes));
    } catch (error) {
      if (error instanceof AuditError) return error;
      throw error;
    }
    throw new Error("went through");
  };

  test("--only names the nearest", () => {
    const error = complain(all, { only: ["nort"] });
    expect(error).toMatchObject({ reason: "bad-input", message: '--only: "nort" is not a probe of pairs, singles, speed, odd' });
    expect(error.remedy).toMatch(/^The nearest names are: north, /);
  });

  test("--skip too", () => {
    expect(complain(all, { skip: ["fats"] }).message).toBe('--skip: "fats" is not a probe of pairs, singles, speed, odd');
  });

  test("without suites nothing is near", () => {
    expect(complain([], { only: ["north"] }).remedy).toBe("`ai-audit probes list` names them all.");
  });

  test("one id in two suites", () => {
    expect(complain([speed, makeSuite("other", 1, [makeProbe("fast")])], {})).toMatchObject({ reason: "bad-data-file", message: 'probes/other/fast.yaml: the suite "speed" has a probe "fast" too' });
  });
});
