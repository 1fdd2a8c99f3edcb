/** The shared spaces of all wordings, each reference smoothed as its own answers ask for, and towards the references that it is most like. */
import { buildCellSpace, toWeights, type CellSpace } from "./build-cell-space.js";
import { fitLenders } from "./fit-lenders.js";
import { fitSmoothing, leaveOneOut } from "./fit-smoothing.js";

type Counts = Readonly<Record<string, number>>;

/** `references[model][cell]`; null where a reference was not asked. One space a cell, its weights in the order of the models. */
export function buildCellSpaces(references: readonly (readonly (Counts | null)[])[]): CellSpace[] {
  const cells = Math.max(0, ...references.map((row) => row.length));
  const plain = Array.from({ length: cells }, (_, cell) => buildCellSpace(references.map((row) => row[cell] ?? null)));
  // Models in general are unknown as long as there is only one.
  if (references.filter((row) => row.some((counts) => counts !== null)).length < 2) return plain;
  const smoothed = references.map((_, model) => {
    const left = leaveOneOut(plain, model);
    const lenders = fitLenders(left, references.length);
    const smoothing = fitSmoothing(left, lenders);
    return plain.map(({ counts, shares, background }) => {
      const own = counts[model] ?? null;
      const base = own === null ? null : blend(shares, background, lenders);
      return own === null || base === null ? null : { base, weights: toWeights(own, base, smoothing) };
    });
  });
  return plain.map((space, cell) => ({ ...space, bases: smoothed.map((row) => row[cell]?.base ?? null), weights: smoothed.map((row) => row[cell]?.weights ?? null) }));
}

/** `lenders` as `fitLenders` gives them: one a reference, the last for models in general, which also stand in for who was not asked. */
function blend(shares: readonly (Float64Array | null)[], background: Float64Array, lenders: Float64Array): Float64Array {
  const base = background.map((share) => share * (lenders.at(-1) ?? 1));
  for (const [reference, own] of shares.entries()) {
    const lent = lenders[reference] ?? 0;
    if (lent > 0) for (let place = 0; place < base.length; place += 1) base[place] = (base[place] ?? 0) + lent * ((own ?? background)[place] ?? 0);
  }
  return base;
}
