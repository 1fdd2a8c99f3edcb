/** Rivals' references made no larger than the claim's, so that none is believed for knowing more words. */
import { createRandom } from "../stats/create-random.js";

type Counts = Readonly<Record<string, number>>;

/**
 * How many answers a rival's reference may have for each of the claim's. With 60 beside 8 the rival foretells rare answers that the claim gives too and its
 * reference did not hold: simulated honest endpoints of open questions were convicted for one over the same words in 15 of 20 runs and 20 of 20.
 */
const largest = 1.5;

/** `table[0]` is the claim's row, the others are rivals'; null where a reference was not asked. What is left out is drawn by the counts themselves. */
export function matchSizes(table: readonly (readonly (Counts | null)[])[]): (Counts | null)[][] {
  const [claim = []] = table;
  return table.map((row, model) => row.map((counts, wording) => {
    const own = claim[wording] ?? null;
    return model === 0 || counts === null || own === null ? counts : thin(counts, Math.ceil(largest * total(own)));
  }));
}

function thin(counts: Counts, most: number): Counts {
  const all = total(counts);
  if (all <= most) return counts;
  const entries = Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1));
  const random = createRandom(`thin/${JSON.stringify(entries)}`);
  const kept = new Map<string, number>();
  let [left, wanted] = [all, most];
  for (const [answer, count] of entries) {
    for (let given = 0; given < count; given += 1) {
      if (random() * left < wanted) {
        kept.set(answer, (kept.get(answer) ?? 0) + 1);
        wanted -= 1;
      }
      left -= 1;
    }
  }
  return Object.fromEntries(kept);
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
