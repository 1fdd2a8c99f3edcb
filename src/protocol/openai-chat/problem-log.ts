/** Gathers what is strange in a body: each kind and place once, with how often it came. */
import type { Problem } from "../../model/transcript.js";
import { PROBLEMS } from "./limits.js";

const DETAIL_CHARACTERS = 160;

export interface ProblemLog {
  note(kind: Problem["kind"], place: string, detail: string): void;
  list(): readonly Problem[];
}

/** The first detail of a kind and place is kept. */
export function createProblemLog(): ProblemLog {
  const seen = new Map<string, { readonly problem: Problem; count: number }>();
  return {
    note(kind, place, detail) {
      const key = `${kind} ${place}`;
      const known = seen.get(key);
      if (known !== undefined) known.count += 1;
      else if (seen.size < PROBLEMS) seen.set(key, { problem: { kind, place, detail: detail.slice(0, DETAIL_CHARACTERS) }, count: 1 });
    },
    list: () => [...seen.values()].map(({ problem, count }) => (count === 1 ? problem : { ...problem, detail: `${problem.detail} (${count} times)` })),
  };
}
