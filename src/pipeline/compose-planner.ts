/** The planner of a run: everything in order, and follow-ups where a suite has some and an answer calls for them. */
import { analyzers } from "../analyze/analyzers.js";
import { planFollowUps, type Willingness } from "../judge/plan-follow-ups.js";
import { planInOrder } from "../judge/plan-in-order.js";
import type { Exchange } from "../model/exchange.js";
import type { FollowUp } from "../model/follow-up.js";
import type { Plan } from "../model/plan.js";
import type { Planner } from "../model/planner.js";
import type { RunOptions } from "../model/recording.js";
import type { Suite } from "../model/suite.js";
import { canFollow } from "../suite/check-borrowed.js";
import { whyLeftOut } from "../suite/choose-probes.js";
import { expandFollowUp } from "../suite/expand-follow-up.js";
import { readConditions } from "../suite/read-conditions.js";
import { findCodec } from "./find-codec.js";
import { transcribeOne } from "./transcribe.js";

/** Of the run's requests; the rest is room for retries. */
const plannedAtMostRatio = 0.97;
/** An answer, if only in part: nobody withheld it. "cut-off" is not among them: filters cut. */
const answeredClasses: ReadonlySet<string> = new Set(["complete", "partial"]);
/** Words came, and may be all that is known. */
const evadedClasses: ReadonlySet<string> = new Set(["evasive", "steered"]);

export interface PlannerParts {
  readonly suites: readonly Suite[];
  readonly options: Pick<RunOptions, "seed" | "maxRequests" | "only" | "skip">;
  readonly protocol: string;
}

/** `inner` decides what is asked before and beside. */
export function composePlanner(plan: Plan, { suites, options, protocol }: PlannerParts, inner: Planner = planInOrder(plan)): Planner {
  const table = new Map(suites.flatMap((suite) => listFollowUps(suite, options)));
  if (table.size === 0) return inner;
  return planFollowUps(inner, {
    ceiling: Math.floor(options.maxRequests * plannedAtMostRatio),
    followUpsOf: (probe, cell) => table.get(`${probe}/${cell}`)?.() ?? [],
    judge: judgeWillingness(suites, protocol),
  });
}

/** By "probe/cell", filled only when they are called for. */
function listFollowUps(suite: Suite, options: PlannerParts["options"]): (readonly [string, () => readonly FollowUp[]])[] {
  const followUps = suite.probes.filter((probe) => probe.after !== undefined && whyLeftOut(probe, { ...options, only: [] }) === null);
  return suite.probes.flatMap((probe) => {
    const own = followUps.filter((followUp) => canFollow(followUp, probe));
    if (own.length === 0) return [];
    return probe.cells.list.map((cell) => [`${probe.id}/${cell.id}`, () => own.map((followUp): FollowUp => ({
      probe: followUp.id,
      conditions: readConditions(followUp.after?.when ?? "") ?? [],
      steps: expandFollowUp(suite.id, followUp, { probe, cell }, options.seed, 0),
    }))] as const);
  });
}

/** As the probe's own reply-class rule reads it. */
function judgeWillingness(suites: readonly Suite[], protocol: string): (exchange: Exchange) => Willingness | null {
  const probes = new Map(suites.flatMap(({ probes: own }) => own.map((probe) => [probe.id, probe] as const)));
  const codec = findCodec(protocol);
  const resources = { fingerprints: [], signatures: [], tokenizerTables: [], probeStrings: null, tokenizerTexts: [], tokenCounters: {}, price: null };
  return (exchange) => {
    const rule = probes.get(exchange.probe?.id ?? "")?.observes.find(({ analyzer, steps }) => analyzer === "reply-class" && (steps?.includes(exchange.step) ?? true));
    if (rule === undefined) return null;
    const extraction = analyzers["reply-class"].extract(transcribeOne(exchange, codec), rule.options, {}, resources);
    if (extraction?.kind !== "value") return null;
    const { label } = extraction.value;
    return answeredClasses.has(label) ? "answered" : evadedClasses.has(label) ? "evaded" : "withheld";
  };
}
