/** Wraps a planner: where an answer was withheld, the questions that tell who withheld it are asked too, within the run's ceiling. */
import type { Exchange } from "../model/exchange.js";
import type { FollowUp } from "../model/follow-up.js";
import type { PlannedStep } from "../model/plan.js";
import type { Planner, PlannerDecision } from "../model/planner.js";

export interface FollowUpOptions {
  /** Steps that the run may plan in all, those of the wrapped planner included. */
  readonly ceiling: number;
  /** Follow-ups of an asked cell, in the order of their worth; empty where there are none. */
  readonly followUpsOf: (probe: string, cell: string) => readonly FollowUp[];
  /** What became of an exchange; null: it says nothing of willingness (a bad line, a rate limit). */
  readonly judge: (exchange: Exchange) => Willingness | null;
}

/** evaded: an answer that says little, which may be want of knowledge; withheld: refused, blocked or nothing. */
export const willingness = ["answered", "evaded", "withheld"] as const;
export type Willingness = (typeof willingness)[number];

interface State<Inner> {
  readonly inner: Inner;
  /** Place in the plan → what the wrapped planner calls it; follow-ups are not in here. */
  readonly innerSeqs: ReadonlyMap<number, number>;
  readonly next: number;
  /** What became of the steps of a repetition, by "probe cell sample". */
  readonly seen: ReadonlyMap<string, Readonly<Record<string, Willingness>>>;
  /** Cells whose follow-ups were asked. */
  readonly followed: ReadonlySet<string>;
  readonly stopped: boolean;
}

/** Fewer questions than this leave too much open to be worth asking. */
const fewestSteps = 4;

/**
 * The wrapped planner's steps keep their order and are numbered anew as they are asked, so that any planner can be wrapped.
 * A cell is followed once, in the order in which answers were missed, until the ceiling is reached.
 */
export function planFollowUps<Inner>(planner: Planner<Inner>, options: FollowUpOptions): Planner<State<Inner>> {
  return {
    id: `${planner.id}+follow-ups`,
    version: planner.version * 100 + 1,
    start() {
      const { state, decision } = planner.start();
      return take({ inner: state, innerSeqs: new Map(), next: 0, seen: new Map(), followed: new Set(), stopped: false }, decision, []);
    },
    next(state, exchange) {
      const innerSeq = state.innerSeqs.get(exchange.seq);
      const answer = innerSeq === undefined ? { state: state.inner, decision: { kind: "wait" } as const } : planner.next(state.inner, { ...exchange, seq: innerSeq });
      const { seen, followUps } = look(state, exchange, options);
      return take({ ...state, inner: answer.state, seen }, answer.decision, followUps, options.ceiling);
    },
  };
}

/** Numbers what is asked; a stop of the wrapped planner lets follow-ups be asked that were called for at that moment. */
function take<Inner>(state: State<Inner>, decision: PlannerDecision, followUps: readonly FollowUp[], ceiling = Number.POSITIVE_INFINITY): { state: State<Inner>; decision: PlannerDecision } {
  const own = decision.kind === "ask" ? decision.steps : [];
  const innerSeqs = new Map(state.innerSeqs);
  own.forEach((step, index) => innerSeqs.set(state.next + index, step.seq));
  const room = ceiling - state.next - own.length;
  const wanted = followUps.flatMap(({ steps }) => steps);
  const asked = state.stopped || room < Math.min(fewestSteps, wanted.length) ? [] : wanted.slice(0, room);
  const steps: PlannedStep[] = own.map((step, index) => ({ ...step, seq: state.next + index }));
  // Soon: a run that ends early has then told of what it found, and the endpoint is still in the same state.
  const soon: PlannedStep[] = asked.map((step, index) => ({ ...step, seq: state.next + own.length + index }));
  const cells = asked.length === 0 ? [] : followUps.map(nameOf);
  const next = { ...state, innerSeqs, next: state.next + steps.length + soon.length, followed: new Set([...state.followed, ...cells]) };
  if (decision.kind === "stop") return { state: { ...next, stopped: true }, decision };
  return { state: next, decision: steps.length + soon.length === 0 ? { kind: "wait" } : { kind: "ask", steps, ...(soon.length === 0 ? {} : { soon }) } };
}

/** Follow-ups whose conditions this exchange completes, of a cell that has had none. */
function look<Inner>(state: State<Inner>, exchange: Exchange, options: FollowUpOptions): { seen: State<Inner>["seen"]; followUps: readonly FollowUp[] } {
  const { seen, followed } = state;
  const { probe } = exchange;
  if (probe === null || exchange.side !== "target") return { seen, followUps: [] };
  const candidates = options.followUpsOf(probe.id, probe.cell);
  if (candidates.length === 0) return { seen, followUps: [] };
  const judged = options.judge(exchange);
  if (judged === null) return { seen, followUps: [] };
  const key = `${probe.id} ${probe.cell} ${exchange.sample}`;
  const outcomes = { ...seen.get(key), [exchange.step]: judged };
  const followUps = candidates.filter(({ conditions, steps: [first] }) => {
    if (first === undefined || followed.has(`${first.probe.id} ${first.probe.cell}`) || !isCalledFor(conditions, outcomes)) return false;
    // Where room is left for one more question only, it is kept for one that is refused outright.
    return !isSoft(conditions, outcomes) || options.ceiling - state.next >= 2 * candidates.reduce((sum, { steps }) => sum + steps.length, 0);
  });
  return { seen: new Map(seen).set(key, outcomes), followUps };
}

/** The follow-up and the cell that it follows. */
function nameOf({ steps: [first] }: Pick<FollowUp, "steps">): string {
  return first === undefined ? "" : `${first.probe.id} ${first.probe.cell}`;
}

type Outcomes = Readonly<Record<string, Willingness>>;

/** What should be answered must have been met with more willingness than what was withheld: a control that is evaded is no control of an evasion. */
function isCalledFor(conditions: FollowUp["conditions"], outcomes: Outcomes): boolean {
  const levels = (is: "withheld" | "answered"): number[] => conditions.filter((condition) => condition.is === is).map(({ step }) => (outcomes[step] === undefined ? -1 : willingness.indexOf(outcomes[step])));
  const [withheld, answered] = [levels("withheld"), levels("answered")];
  return [...withheld, ...answered].every((level) => level >= 0) && withheld.every((level) => level > 0 && answered.every((other) => other < level));
}

function isSoft(conditions: FollowUp["conditions"], outcomes: Outcomes): boolean {
  return conditions.every(({ step, is }) => is !== "withheld" || outcomes[step] === "evaded");
}
