/** An enrolment asks every wording of every compared probe, each as often, in seeded order. */
import { describe, expect, test } from "vitest";
import { AuditError } from "../../../src/model/audit-error.js";
import { planSchema } from "../../../src/model/plan.js";
import { planEnrolment } from "../../../src/suite/plan-enrolment.js";
import { planRun } from "../../../src/suite/plan-run.js";
import { makeProbe, makeSuite } from "./write-suite.js";

const compared = { observes: [{ key: "answer-distribution", analyzer: "answer-distribution", options: {} }] };
const cells = { draw: "one" as const, list: ["a", "b", "c"].map((id) => ({ id, fill: {} })) };
const suite = makeSuite("identity", 1, [
  makeProbe("colour", { ...compared, cells }),
  makeProbe("pair", { ...compared, cells: { draw: "each", list: [{ id: "x", fill: {} }, { id: "y", fill: {} }] }, steps: ["one", "two"] }),
  makeProbe("name"),
  makeProbe("new", { ...compared, lifecycle: "experimental" }),
  makeProbe("old", { ...compared, lifecycle: "retired" }),
]);
const options = { seed: 4, samples: 6, only: [], skip: [] };
const counts = (steps: ReturnType<typeof planEnrolment>["steps"]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { probe } of steps) found[`${probe.id}/${probe.cell}`] = (found[`${probe.id}/${probe.cell}`] ?? 0) + 1;
  return found;
};

describe("planEnrolment", () => {
  test("every wording of every compared probe, as often as asked", () => {
    const plan = planEnrolment([suite], options);
    expect(planSchema.safeParse(plan).success).toBe(true);
    expect(counts(plan.steps)).toEqual({ "colour/a": 6, "colour/b": 6, "colour/c": 6, "pair/x": 12, "pair/y": 12 });
    expect(plan.steps.map(({ seq }) => seq)).toEqual(Array.from({ length: 42 }, (_, index) => index));
    expect(plan.coverage).toEqual([{ suite: "identity", probesAsked: 2, probesAvailable: 2, cellsAsked: 5, cellsAvailable: 5, requests: 42 }]);
  });

  test("what is left out is said", () => {
    expect(planEnrolment([suite], { ...options, skip: ["colour"] }).skipped).toEqual([
      { probe: "colour", why: "left out by --skip" }, { probe: "name", why: "it is not compared with references" }, { probe: "new", why: "experimental" }, { probe: "old", why: "retired" },
    ]);
    expect(counts(planEnrolment([suite], { ...options, only: ["new"] }).steps)).toEqual({ "new/only": 6 });
  });

  test("steps of one repetition stay together, repetitions of one wording do not", () => {
    const { steps } = planEnrolment([suite], options);
    for (const [index, { step, probe, sample }] of steps.entries()) if (step.id === "two") expect(steps[index - 1]).toMatchObject({ probe: { id: probe.id, cell: probe.cell }, sample, step: { id: "one" } });
    const neighbours = steps.filter(({ probe }, index) => index > 0 && steps[index - 1]?.probe.cell === probe.cell && probe.id === "colour").length;
    expect(neighbours).toBeLessThan(12);
  });

  test("one seed, one order", () => {
    expect(planEnrolment([suite], options)).toEqual(planEnrolment([suite], options));
    expect(planEnrolment([suite], { ...options, seed: 5 }).steps).not.toEqual(planEnrolment([suite], options).steps);
  });

  test("is compared with a run: the same wordings have the same digests", () => {
    const enrolled = new Set(planEnrolment([suite], options).steps.map(({ probe, step }) => `${probe.id}/${probe.cell}/${step.id}/${probe.wordingDigest}`));
    const run = planRun([suite], { depth: "standard", seed: 77, maxRequests: 200, only: [], skip: ["name"] });
    expect(run.steps.length).toBeGreaterThan(0);
    for (const { probe, step } of run.steps) expect(enrolled).toContain(`${probe.id}/${probe.cell}/${step.id}/${probe.wordingDigest}`);
  });

  test("follow-ups are enrolled: when one is called for, it is compared", () => {
    const follow = makeSuite("follow", 1, [makeProbe("name"), makeProbe("later", { ...compared, after: { probe: "name", when: "it failed" } })]);
    expect(counts(planEnrolment([follow], options).steps)).toEqual({ "later/only": 6 });
  });

  test("nothing to enrol is an empty plan; an unknown name is an error", () => {
    expect(planEnrolment([makeSuite("plain", 1, [makeProbe("name")])], options).steps).toEqual([]);
    expect(() => planEnrolment([suite], { ...options, only: ["color"] })).toThrow(AuditError);
  });
});
