/** The adaptive planner: asks what separates, leaves fixed steps in place, stops its own questions when the claim is settled, and is a pure fold. */
import { describe, expect, it } from "vitest";
import { buildCellSpaces } from "../../../src/judge/build-cell-spaces.js";
import { designClaim } from "../../../src/judge/design-claim.js";
import { planByEvidence, type EvidenceQuestions } from "../../../src/judge/plan-by-evidence.js";
import type { Exchange } from "../../../src/model/exchange.js";
import type { Plan, PlannedStep } from "../../../src/model/plan.js";

const cellNames = ["alike", "apart", "also-apart", "apart-too", "far"];
const claimRow = cellNames.map((name) => ({ [`${name}-own`]: 20 }));
const rivalRow = cellNames.map((name) => (name === "alike" ? { [`${name}-own`]: 20 } : { [`${name}-other`]: 20 }));
const design = designClaim(buildCellSpaces([claimRow, rivalRow]), 0, [1]);

function step(id: string, cell: string, sample: number): Omit<PlannedStep, "seq"> {
  return {
    probe: { suite: "s", id, version: 1, cell, wordingDigest: cell }, sample, fill: {}, alone: false,
    step: { id: "ask", system: null, messages: [{ role: "user", content: cell }], maxTokens: 5, temperature: 1, topP: null, stop: [], seed: null, stream: false, topLogprobs: null, native: {} },
  };
}

/** Every third step is fixed. */
const plan: Plan = { depth: "quick", seed: 1, coverage: [], skipped: [], steps: Array.from({ length: 24 }, (_, seq) => ({ seq, ...(seq % 3 === 2 ? step("fixed", "f", seq) : step("open", "alike", seq)) })) };
const questions: EvidenceQuestions = {
  design,
  endsConvicted: true,
  steps: cellNames.map((cell) => Array.from({ length: 5 }, (_, sample) => step("open", cell, sample))),
  isOpen: ({ probe }) => probe.id === "open",
  readAnswer: ({ probe, outcome }) => {
    const cell = cellNames.indexOf(probe?.cell ?? "");
    return cell < 0 || outcome.kind !== "logged" ? null : { cell, answer: JSON.stringify(outcome.body).slice(1, -1) };
  },
};

function run(answer: (cell: string) => string, inFlight = 1, more: Partial<EvidenceQuestions> = {}): { readonly asked: PlannedStep[]; readonly planner: ReturnType<typeof planByEvidence> } {
  const planner = planByEvidence(plan, { ...questions, ...more }, inFlight);
  let { state, decision } = planner.start();
  const asked: PlannedStep[] = [];
  const queue = decision.kind === "ask" ? [...decision.steps] : [];
  for (let planned = queue.shift(); planned !== undefined; planned = queue.shift()) {
    asked.push(planned);
    ({ state, decision } = planner.next(state, exchangeOf(planned, answer(planned.probe.cell))));
    if (decision.kind === "ask") queue.push(...decision.steps);
  }
  return { asked, planner };
}

function exchangeOf({ seq, probe, sample, fill }: PlannedStep, body: string): Exchange {
  return {
    kind: "exchange", id: `e${seq + 1}`, seq, plannedAfter: null, side: "target", probe, step: "ask", sample, fill, attempt: 1, final: true,
    request: { method: "POST", url: "", headers: [], body: "" }, startedAt: null, timing: null, outcome: { kind: "logged", body },
  };
}

describe("planByEvidence", () => {
  it("stops at a dozen answers where a rival's are plain, and still asks every fixed step", () => {
    const { asked } = run((cell) => `${cell}-other`);
    const open = asked.filter(({ probe }) => probe.id === "open");
    expect(open.length).toBe(12);
    // What tells the two apart comes first, each wording once.
    const first = open.slice(0, cellNames.length - 1).map(({ probe }) => probe.cell);
    expect(first).not.toContain("alike");
    expect(new Set(first).size).toBe(first.length);
    expect(asked.filter(({ probe }) => probe.id === "fixed")).toHaveLength(8);
  });

  it("asks on where a conviction has yet to hold with either side as the reference", () => {
    const { asked } = run((cell) => `${cell}-other`, 1, { endsConvicted: false });
    expect(asked.filter(({ probe }) => probe.id === "open")).toHaveLength(16);
  });

  it("keeps the plan's places, asks no question twice, and asks on while nothing is settled", () => {
    // Answers that neither reference has, to one wording's worth each way.
    const { asked } = run((cell) => (cell === "apart" ? "apart-other" : `${cell}-own`));
    expect(asked.map(({ seq }) => seq)).toEqual(asked.map(({ seq }) => seq).toSorted((a, b) => a - b));
    expect(new Set(asked.map(({ probe, sample }) => `${probe.id}/${probe.cell}/${sample}`)).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(12);
  });

  it("stops its questions when the claim is clear of every alternative", () => {
    const { asked } = run((cell) => `${cell}-own`);
    expect(asked.filter(({ probe }) => probe.id === "fixed")).toHaveLength(8);
    expect(asked.length).toBeLessThanOrEqual(24);
  });

  it("spreads questions that are in flight together over wordings", () => {
    const { decision } = planByEvidence(plan, questions, 4).start();
    const cells = decision.kind === "ask" ? decision.steps.filter(({ probe }) => probe.id === "open").map(({ probe }) => probe.cell) : [];
    expect(new Set(cells).size).toBe(cells.length);
  });

  it("is a pure fold: the same state and exchange give the same decision", () => {
    const planner = planByEvidence(plan, questions, 1);
    const { state, decision } = planner.start();
    if (decision.kind !== "ask" || decision.steps[0] === undefined) throw new Error("nothing was asked");
    const exchange = exchangeOf(decision.steps[0], "far-other");
    expect(planner.next(state, exchange).decision).toEqual(planner.next(state, exchange).decision);
  });

  it("takes an exchange without an answer for nothing", () => {
    const planner = planByEvidence(plan, questions, 1);
    const { state, decision } = planner.start();
    if (decision.kind !== "ask" || decision.steps[0] === undefined) throw new Error("nothing was asked");
    const failed: Exchange = { ...exchangeOf(decision.steps[0], ""), outcome: { kind: "failure", reason: "timeout", message: "", atMs: 1 } };
    expect(planner.next(state, failed).decision.kind).toBe("ask");
  });
});
