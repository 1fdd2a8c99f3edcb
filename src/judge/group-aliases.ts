/** Groups models whose references are better explained by one shared set of answers than by one each: under several names, the same model as far as these questions can tell. */
import { buildCellSpace } from "./build-cell-space.js";
import { logEvidence, toExpected, type SparseCounts } from "./log-evidence.js";

type Counts = Readonly<Record<string, number>>;

/**
 * `references[model][cell]`. Returns each model's group, named by its first member. Two models are near-aliases when the logarithm of the Bayes factor
 * for "one distribution a cell" against "two" is above 0 over all cells that both were asked (Jeffreys 1961); groups are what such pairs connect.
 */
export function groupAliases(references: readonly (readonly (Counts | null)[])[]): number[] {
  const models = references.length;
  const factors = Array.from({ length: models }, () => new Float64Array(models));
  const shared = Array.from({ length: models }, () => new Uint32Array(models));
  for (let cell = 0; cell < (references[0]?.length ?? 0); cell += 1) {
    const counts = references.map((row) => row[cell] ?? null);
    const { answers, unlisted: weights } = buildCellSpace(counts);
    const unlisted = toExpected(weights);
    const sparse = counts.map((one) => (one === null ? null : toSparse(answers, one)));
    const alone = sparse.map((one) => (one === null ? 0 : logEvidence(unlisted, one)));
    for (let a = 0; a < models; a += 1) {
      for (let b = 0; b < a; b += 1) {
        const [first, second, row, sharedRow] = [sparse[a], sparse[b], factors[a], shared[a]];
        if (first == null || second == null || row === undefined || sharedRow === undefined) continue;
        row[b] = (row[b] ?? 0) + logEvidence(unlisted, merge(first, second)) - (alone[a] ?? 0) - (alone[b] ?? 0);
        sharedRow[b] = (sharedRow[b] ?? 0) + 1;
      }
    }
  }
  const groups = references.map((_, model) => model);
  for (let a = 0; a < models; a += 1) {
    for (let b = 0; b < a; b += 1) {
      if ((shared[a]?.[b] ?? 0) === 0 || (factors[a]?.[b] ?? 0) <= 0) continue;
      const [from = a, to = b] = [Math.max(groups[a] ?? a, groups[b] ?? b), Math.min(groups[a] ?? a, groups[b] ?? b)];
      for (let model = 0; model < models; model += 1) if (groups[model] === from) groups[model] = to;
    }
  }
  return groups;
}

/** Answers that are not in the space are counted in its last place. */
export function toSparse(answers: readonly string[], counts: Counts): SparseCounts {
  const places = new Map(answers.map((answer, place) => [answer, place]));
  const found = new Map<number, number>();
  for (const [answer, count] of Object.entries(counts)) {
    if (count === 0) continue;
    const place = places.get(answer) ?? answers.length;
    found.set(place, (found.get(place) ?? 0) + count);
  }
  return [...found];
}

function merge(a: SparseCounts, b: SparseCounts): SparseCounts {
  const counts = new Map(a);
  for (const [place, count] of b) counts.set(place, (counts.get(place) ?? 0) + count);
  return [...counts];
}
