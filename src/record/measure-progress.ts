/** What a run can say of itself while it goes on. */
import type { Progress } from "../model/progress.js";
import type { BudgetLedger } from "./budget-ledger.js";
import type { Clock } from "./clock.js";
import type { PlanQueue } from "./plan-queue.js";

/** Fewer finished steps than this say nothing of how long the rest takes. */
const stepsToJudgeBy = 3;

/** `expected`: steps that the plan has room for, whether they are known by now or not. */
export function measureProgress(plan: PlanQueue, expected: number, ledger: BudgetLedger, clock: Clock): (note: string | null) => Progress {
  const startMs = clock.nowMs();
  const doneBefore = plan.done;
  return (note) => {
    const elapsedMs = clock.nowMs() - startMs;
    const done = plan.done - doneBefore;
    const planned = Math.max(expected, plan.planned);
    return {
      planned,
      done: plan.done,
      attempts: ledger.attemptsMade,
      spentUsd: ledger.usdSpent,
      elapsedMs,
      leftMs: done < stepsToJudgeBy ? null : (elapsedMs / done) * (planned - plan.done),
      note,
    };
  };
}
