/** A plan with a control asks every compared question of both sides, next to each other, within the same ceiling. */
import { expect, it } from "vitest";
import { planWithControl } from "../../../src/suite/plan-with-control.js";
import { makeProbe, makeSuite } from "./write-suite.js";

const compared = { observes: [{ key: "answer-distribution", analyzer: "answer-distribution", options: {} }], repeat: { min: 1, max: 15 } };
const suite = makeSuite("identity", 1, [makeProbe("colour", compared), makeProbe("city", compared), makeProbe("name")]);
const options = { depth: "quick" as const, seed: 2, maxRequests: 60, only: [], skip: [] };

it("pairs compared questions and leaves the others alone", () => {
  const { steps } = planWithControl([suite], options, true);
  expect(steps.length).toBeLessThanOrEqual(54);
  expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, at) => at));
  const keys = (side: string) => steps.filter((step) => step.probe.id !== "name" && (step.side ?? "target") === side).map(({ probe, sample }) => `${probe.id}/${probe.cell}/${sample}`).sort();
  expect(keys("control")).toEqual(keys("target"));
  expect(keys("control").length).toBeGreaterThan(4);
  expect(steps.filter(({ probe, side }) => probe.id === "name" && side === "control")).toEqual([]);
  for (const [at, step] of steps.entries()) {
    if (step.side !== "control") continue;
    const beside = [steps[at - 1], steps[at + 1]].some((other) => other !== undefined && other.side !== "control" && other.probe.id === step.probe.id && other.sample === step.sample);
    expect(beside).toBe(true);
  }
});

it("asks questions with a right answer of the audited side alone, and free choices oftener than without a control", () => {
  const known = makeProbe("year", { ...compared, subject: { kind: "knowledge" }, observes: [...compared.observes, { key: "known-answer", analyzer: "accepted-answer", options: { accepted: ["1066"] } }] });
  const { steps } = planWithControl([makeSuite("identity", 1, [makeProbe("colour", compared), known])], { ...options, depth: "deep", maxRequests: 600 }, true);
  const count = (id: string, side: string) => steps.filter((step) => step.probe.id === id && (step.side ?? "target") === side).length;
  expect({ year: count("year", "control"), colour: count("colour", "control") }).toEqual({ year: 0, colour: 20 });
  expect(count("colour", "target")).toBe(20);
  expect(count("year", "target")).toBe(15);
});

it("is the plain plan without one", () => {
  expect(planWithControl([suite], options, false).steps.every(({ side }) => side === undefined)).toBe(true);
});
