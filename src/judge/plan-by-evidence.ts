/** The planner of a run whose claim has a reference: each identity question is the one that best separates the claim from its strongest rivals, until the claim is convicted or clear of all of them. */
import type { Exchange } from "../model/exchange.js";
import type { Plan, PlannedStep } from "../model/plan.js";
import type { Planner, PlannerDecision } from "../model/planner.js";
import { convictClaim } from "./convict-claim.js";
import { alpha, fewestCells, fewestSamples, isMaterial } from "./decide-claim.js";
import type { ClaimDesign } from "./design-claim.js";
import { estimateMixture } from "./estimate-mixture.js";
import { expectGain } from "./expect-gain.js";
import { findPlace } from "./find-place.js";
import type { SparseCounts } from "./log-evidence.js";
import { noEvidence, weighCell, weighClaim } from "./weigh-claim.js";

export interface EvidenceQuestions {
  readonly design: ClaimDesign;
  /** By cell of the design: what may be asked of it in turn; empty where the planner may not choose it. */
  readonly steps: readonly (readonly Omit<PlannedStep, "seq">[])[];
  /** Whether a conviction ends the questions: not where it has yet to hold with either side as the reference, which takes several answers to each wording. */
  readonly endsConvicted: boolean;
  /** Places in the plan that the planner fills. Every other step is asked where it stands. */
  isOpen(planned: PlannedStep): boolean;
  /** The cell that a finished exchange answers, and its answer; null when it gives none that can be compared. */
  readAnswer(exchange: Exchange): { readonly cell: number; readonly answer: string } | null;
}

interface State {
  readonly slot: number;
  readonly asked: readonly number[];
  readonly counts: readonly SparseCounts[];
  readonly parts: readonly (Float64Array | null)[];
  readonly settled: boolean;
}

/** `inFlight`: how many questions are asked at once. */
export function planByEvidence(plan: Plan, questions: EvidenceQuestions, inFlight: number): Planner<State> {
  return {
    id: "by-evidence",
    version: 2,
    start: () => {
      const { design } = questions;
      let state: State = { slot: 0, asked: design.cells.map(() => 0), counts: design.cells.map(() => []), parts: design.cells.map(() => null), settled: false };
      const steps: PlannedStep[] = [];
      for (let open = 0; open < inFlight; open += 1) {
        const taken = takeStep(plan, questions, state);
        state = taken.state;
        if (taken.step === null) break;
        steps.push(taken.step);
      }
      return { state, decision: { kind: "ask", steps } };
    },
    next: (before, exchange) => {
      const { state, step } = takeStep(plan, questions, learn(questions, before, exchange));
      const decision: PlannerDecision = step === null ? { kind: "wait" } : { kind: "ask", steps: [step] };
      return { state, decision };
    },
  };
}

function learn({ design, endsConvicted, readAnswer }: EvidenceQuestions, state: State, exchange: Exchange): State {
  const answered = readAnswer(exchange);
  const cell = answered === null ? null : design.cells[answered.cell] ?? null;
  if (answered === null || cell === null) return state;
  const tally = new Map(state.counts[answered.cell]);
  const place = findPlace(cell.answers, answered.answer);
  tally.set(place, (tally.get(place) ?? 0) + 1);
  const counts = state.counts.with(answered.cell, [...tally]);
  const parts = state.parts.with(answered.cell, weighCell(cell, design, [...tally]));
  return { ...state, counts, parts, settled: state.settled || isSettled(design, parts, counts, endsConvicted) };
}

/**
 * Convicted, or every alternative as unlikely beside the claim as the claim would have to be for a conviction. Either wants the answers that
 * agreement wants: an accusation is shown to people, and a dozen answers to four wordings are worth the few requests that they cost.
 */
function isSettled(design: ClaimDesign, parts: readonly (Float64Array | null)[], counts: readonly SparseCounts[], endsConvicted: boolean): boolean {
  const answers = counts.reduce((sum, own) => sum + own.reduce((all, [, count]) => all + count, 0), 0);
  if (answers < fewestSamples || counts.filter((own) => own.length > 0).length < fewestCells) return false;
  const total = sumParts(design, parts);
  if (endsConvicted && convictClaim(design, parts, total, alpha).convicted && isMaterial(estimateMixture(design, counts))) return true;
  const levels = total.length - design.alternatives.length;
  return total.subarray(levels).every((log) => (total[0] ?? 0) - log >= -Math.log(alpha));
}

function takeStep(plan: Plan, questions: EvidenceQuestions, state: State): { readonly state: State; readonly step: PlannedStep | null } {
  for (let slot = state.slot; slot < plan.steps.length; slot += 1) {
    const planned = plan.steps[slot];
    if (planned === undefined) break;
    if (!questions.isOpen(planned)) return { state: { ...state, slot: slot + 1 }, step: planned };
    if (state.settled) continue;
    const cell = chooseCell(questions, state);
    const step = cell === null ? undefined : questions.steps[cell]?.[state.asked[cell] ?? 0];
    if (cell === null || step === undefined) continue;
    return { state: { ...state, slot: slot + 1, asked: state.asked.with(cell, (state.asked[cell] ?? 0) + 1) }, step: { ...step, seq: planned.seq } };
  }
  return { state: { ...state, slot: plan.steps.length }, step: null };
}

/** The cell whose next answer is expected to tell most; of equal ones the first. Null when none has a question left. */
function chooseCell({ design, steps }: EvidenceQuestions, { asked, counts, parts }: State): number | null {
  const { posterior } = weighClaim(sumParts(design, parts), design);
  let best: number | null = null;
  let highest = -Infinity;
  for (const [at, cell] of design.cells.entries()) {
    if (cell === null || (asked[at] ?? 0) >= (steps[at]?.length ?? 0)) continue;
    // Questions on their way count as asked, so that several at once are not all the same one.
    const pending = (asked[at] ?? 0) - (counts[at] ?? []).reduce((sum, [, count]) => sum + count, 0);
    const gain = expectGain(cell, counts[at] ?? [], posterior) / (1 + Math.max(0, pending));
    if (gain > highest) [best, highest] = [at, gain];
  }
  return best;
}

function sumParts(design: ClaimDesign, parts: readonly (Float64Array | null)[]): Float64Array {
  const total = noEvidence(design);
  for (const part of parts) if (part !== null) for (let at = 0; at < total.length; at += 1) total[at] = (total[at] ?? 0) + (part[at] ?? 0);
  return total;
}
