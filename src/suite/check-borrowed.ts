/** Checks that every cell a follow-up can be asked of lends what it borrows. */
import type { Probe } from "../model/probe.js";
import { borrowSlots } from "./borrow-slots.js";
import type { DataProblem } from "./data-problem.js";
import { readConditions } from "./read-conditions.js";

interface Placed {
  readonly probe: Probe;
  readonly place: (path: readonly PropertyKey[]) => string;
}

export function checkBorrowed(probes: readonly Placed[]): DataProblem[] {
  return probes.flatMap(({ probe: followUp }) => {
    const borrows = followUp.after?.borrows ?? [];
    return probes.filter(({ probe }) => canFollow(followUp, probe)).flatMap(({ probe, place }) => probe.cells.list.flatMap((cell, index) => {
      const lent = borrowSlots(cell);
      const missing = borrows.filter((slot) => !Object.hasOwn(lent, slot));
      return missing.length === 0 ? [] : [{ place: place(["cells", "list", index]), message: `cells.list.${index} gives no ${missing.join(", ")}, which the follow-up "${followUp.id}" asks for` }];
    }));
  });
}

/** Whether a probe is one that the follow-up may be asked of. */
export function canFollow({ after }: Probe, probe: Probe): boolean {
  if (after === undefined || probe.after !== undefined || (after.probe !== "any" && after.probe !== probe.id)) return false;
  const conditions = readConditions(after.when);
  return conditions !== null && conditions.every(({ step }) => probe.steps.some(({ id }) => id === step));
}
