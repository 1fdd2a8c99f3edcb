/** Follow-ups: asked soon, once a cell, within the ceiling, round any planner. */
import { describe, expect, it } from "vitest";
import { planFollowUps, type FollowUpOptions } from "../../../src/judge/plan-follow-ups.js";
import { planInOrder } from "../../../src/judge/plan-in-order.js";
import type { Exchange } from "../../../src/model/exchange.js";
import type { FollowUp } from "../../../src/model/follow-up.js";
import type { Plan, PlannedStep } from "../../../src/model/plan.js";
import type { Planner, PlannerDecision } from "../../../src/model/planner.js";

function step(seq: number, probe: string, id: string, cell = "en", sample = 0): PlannedStep {
  return {
    seq, probe: { suite: "s", id: probe, version: 1, cell, wordingDigest: "" }, sample, fill: {}, alone: false,
    step: { id, system: null, messages: [{ role: "user", content: "?" }], maxTokens: 10, temperature: null, topP: null, stop: [], seed: null, stream: true, topLogprobs: null, native: {} },
  };
}

function exchangeOf({ seq, probe, step: { id }, sample }: PlannedStep, word: string): Exchange {
  return { kind: "exchange", id: `e${seq + 1}`, seq, plannedAfter: null, side: "target", probe, step: id, sample, fill: {}, attempt: 1, final: true, request: { method: "POST", url: "", headers: [], body: "{}" }, startedAt: null, timing: null, outcome: { kind: "logged", body: word } };
}

const followUp = (probe: string, cell: string, steps = 6): FollowUp => ({
  probe: "who", conditions: [{ step: "sensitive", is: "withheld" }, { step: "control", is: "answered" }],
  steps: Array.from({ length: steps }, (_, index) => step(0, "who", `t${index}`, `${probe}/${cell}`)),
});

const options = (more: Partial<FollowUpOptions> = {}): FollowUpOptions => ({
  ceiling: 100, followUpsOf: (probe, cell) => (probe === "who" ? [] : [followUp(probe, cell)]),
  judge: ({ outcome }) => (outcome.kind === "logged" && (outcome.body === "withheld" || outcome.body === "answered" || outcome.body === "evaded") ? outcome.body : null), ...more,
});

const plan = (...steps: readonly PlannedStep[]): Plan => ({ depth: "quick", seed: 1, steps, coverage: [], skipped: [] });
const asked = (decision: PlannerDecision): readonly PlannedStep[] => (decision.kind === "ask" ? [...decision.steps, ...decision.soon ?? []] : []);

/** Feeds words to the steps in turn; what a planner decides after each. */
function run<State>(planner: Planner<State>, steps: readonly PlannedStep[], words: readonly string[]): PlannerDecision[] {
  let { state } = planner.start();
  return words.map((word, index) => {
    const next = planner.next(state, exchangeOf(steps[index] as PlannedStep, word));
    state = next.state;
    return next.decision;
  });
}

describe("follow-ups", () => {
  const pair = [step(0, "a", "sensitive"), step(1, "a", "control")];

  it("are asked when the conditions of one repetition are complete, before what waits, numbered on", () => {
    const [first, second] = run(planFollowUps(planInOrder(plan(...pair)), options()), pair, ["withheld", "answered"]);
    expect(first).toEqual({ kind: "wait" });
    expect(second).toMatchObject({ kind: "ask", steps: [] });
    expect(asked(second as PlannerDecision).map(({ seq, step: { id } }) => [seq, id])).toEqual([[2, "t0"], [3, "t1"], [4, "t2"], [5, "t3"], [6, "t4"], [7, "t5"]]);
  });

  it.each([["answered", "answered"], ["withheld", "withheld"], ["error", "answered"], ["withheld", "error"]])("are not asked after %s and %s", (sensitive, control) => {
    expect(run(planFollowUps(planInOrder(plan(...pair)), options()), pair, [sensitive, control]).flatMap(asked)).toEqual([]);
  });

  it.each([["withheld", "evaded", 6], ["evaded", "answered", 6], ["evaded", "evaded", 0], ["answered", "answered", 0]])("after %s and %s: %i", (sensitive, control, count) => {
    expect(run(planFollowUps(planInOrder(plan(...pair)), options()), pair, [sensitive, control]).flatMap(asked).length).toBe(count);
  });

  it("of an evasion are not asked where room is left for one question only, which is kept for a refusal", () => {
    const steps = [...pair, step(2, "b", "sensitive"), step(3, "b", "control")];
    const decisions = run(planFollowUps(planInOrder(plan(...steps)), options({ ceiling: 14 })), steps, ["evaded", "answered", "withheld", "answered"]);
    expect(decisions.map((decision) => asked(decision).length)).toEqual([0, 0, 0, 6]);
  });

  it("are asked once of a cell, however often it is withheld, and of another cell too", () => {
    const steps = [...pair, step(2, "a", "sensitive", "en", 1), step(3, "a", "control", "en", 1), step(4, "a", "sensitive", "zh"), step(5, "a", "control", "zh")];
    const decisions = run(planFollowUps(planInOrder(plan(...steps)), options()), steps, ["withheld", "answered", "withheld", "answered", "withheld", "answered"]);
    expect(decisions.map((decision) => asked(decision).length)).toEqual([0, 6, 0, 0, 0, 6]);
    expect(new Set(decisions.flatMap(asked).map(({ seq }) => seq)).size).toBe(12);
  });

  it.each([[8, 6], [7, 5], [6, 4], [5, 0], [2, 0]])("a ceiling of %i leaves room for %i", (ceiling, room) => {
    expect(run(planFollowUps(planInOrder(plan(...pair)), options({ ceiling })), pair, ["withheld", "answered"]).flatMap(asked).length).toBe(room);
  });

  it("do not mix repetitions: one's refusal and another's control are no pair", () => {
    const steps = [step(0, "a", "sensitive"), step(1, "a", "control", "en", 1)];
    expect(run(planFollowUps(planInOrder(plan(...steps)), options()), steps, ["withheld", "answered"]).flatMap(asked)).toEqual([]);
  });

  it("leave a wrapped planner its own numbers, and it may ask more or stop", () => {
    const seen: number[] = [];
    const adaptive: Planner<number> = {
      id: "adaptive", version: 3,
      start: () => ({ state: 0, decision: { kind: "ask", steps: pair } }),
      next: (state, { seq }) => {
        seen.push(seq);
        return { state: state + 1, decision: state === 1 ? { kind: "ask", steps: [step(2, "b", "ask")] } : state === 2 ? { kind: "stop", reason: "enough" } : { kind: "wait" } };
      },
    };
    const planner = planFollowUps(adaptive, options());
    const steps = [...pair, step(2, "b", "ask"), step(3, "who", "t0", "a/en")];
    const decisions = run(planner, steps, ["withheld", "answered", "answered", "answered"]);
    expect(asked(decisions[1] as PlannerDecision).map(({ seq, probe }) => [seq, probe.id])).toEqual([[2, "b"], ...[3, 4, 5, 6, 7, 8].map((seq) => [seq, "who"])]);
    expect(decisions[2]).toEqual({ kind: "stop", reason: "enough" });
    // The follow-up's own exchange is none of its business.
    expect(seen).toEqual([0, 1, 2]);
    expect([planner.id, planner.version]).toEqual(["adaptive+follow-ups", 301]);
  });
});
