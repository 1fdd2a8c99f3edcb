/** Divides a run's requests among its suites by share, and inside a suite among its units: first the minimum each, then more. */
import type { Suite } from "../model/suite.js";
import type { Unit } from "./choose-units.js";

export interface Allotment {
  readonly unit: Unit;
  /** Repetitions granted; 0 when the budget did not reach it. */
  readonly rounds: number;
}

interface Draft { readonly unit: Unit; rounds: number }

/** `reserves`: requests of a suite's share that are kept for its follow-ups. */
export function allotRounds(suites: readonly Suite[], unitsBySuite: ReadonlyMap<string, readonly Unit[]>, budget: number, reserves: ReadonlyMap<string, number> = new Map()): Allotment[] {
  const shares = suites.reduce((sum, { share }) => sum + share, 0);
  const drafts = new Map(suites.map(({ id }) => [id, (unitsBySuite.get(id) ?? []).map((unit): Draft => ({ unit, rounds: 0 }))]));
  let left = budget - [...reserves.values()].reduce((sum, reserve) => sum + reserve, 0);
  for (const { id, share } of suites) left -= spend(drafts.get(id) ?? [], Math.min(left, Math.floor((budget * share) / shares) - (reserves.get(id) ?? 0)));
  // What a suite could not use goes to the others, the larger shares first.
  for (const { id } of suites.toSorted((a, b) => b.share - a.share)) left -= spend(drafts.get(id) ?? [], left);
  return [...drafts.values()].flat();
}

/** Grants minimum rounds in order, then one further round at a time to whoever had the fewest. Returns what was spent. */
function spend(drafts: readonly Draft[], budget: number): number {
  let left = budget;
  for (const draft of drafts) {
    const { cost, probe } = draft.unit;
    if (draft.rounds > 0 || probe.repeat.min * cost > left) continue;
    draft.rounds = probe.repeat.min;
    left -= probe.repeat.min * cost;
  }
  for (let next = nextDraft(drafts, left); next !== null; next = nextDraft(drafts, left)) {
    next.rounds += 1;
    left -= next.unit.cost;
  }
  return budget - left;
}

function nextDraft(drafts: readonly Draft[], left: number): Draft | null {
  const further = ({ unit, rounds }: Draft): number => rounds - unit.probe.repeat.min;
  return drafts
    .filter(({ unit, rounds }) => rounds > 0 && rounds < unit.probe.repeat.max && unit.cost <= left)
    .reduce<Draft | null>((least, draft) => (least === null || further(draft) < further(least) ? draft : least), null);
}
