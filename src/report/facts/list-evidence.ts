/** Exchange ids in short: "e3–e7, e12.2", cut after a few, since report.json has them all. */

/** As many as fit a table cell at 80 columns. */
const shownRuns = 4;
const plainId = /^e(\d{1,9})$/;

export function listEvidence(ids: readonly string[], shown = shownRuns): string {
  if (ids.length === 0) return "none";
  const runs = joinRuns(ids);
  const rest = runs.slice(shown).reduce((sum, run) => sum + run.count, 0);
  const text = runs.slice(0, shown).map(({ first, last, count }) => (count === 1 ? first : count === 2 ? `${first}, ${last}` : `${first}–${last}`)).join(", ");
  return rest === 0 ? text : `${text} and ${rest} more`;
}

interface Run { readonly first: string; readonly last: string; readonly count: number }

function joinRuns(ids: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const id of ids) {
    const previous = runs.at(-1);
    if (previous !== undefined && numberOf(id) === numberOf(previous.last) + 1) runs[runs.length - 1] = { first: previous.first, last: id, count: previous.count + 1 };
    else runs.push({ first: id, last: id, count: 1 });
  }
  return runs;
}

/** NaN for a retry's id, which never joins a run. */
function numberOf(id: string): number {
  return Number(plainId.exec(id)?.[1] ?? NaN);
}
