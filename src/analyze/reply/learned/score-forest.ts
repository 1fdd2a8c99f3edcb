/** Adds up what the small trees of a forest say of one reply's values. */
import type { Forest } from "../../../model/reply-classifier.js";

/** All nodes behind one another in flat lists, which are walked several times faster than lists of lists. */
interface FlatForest {
  /** Of each tree's first node. */
  readonly roots: readonly number[];
  /** -1: a leaf. */
  readonly feature: Int32Array;
  /** A leaf's own value. */
  readonly bound: Float64Array;
  readonly below: Int32Array;
  readonly above: Int32Array;
}

const flattened = new WeakMap<Forest, FlatForest>();

/** Log-odds. A value that is not given counts as 0. */
export function scoreForest(forest: Forest, values: ArrayLike<number>): number {
  const { roots, feature, bound, below, above } = flatten(forest);
  let score = forest.start;
  for (const root of roots) {
    let node = root;
    for (let asked = feature[node] ?? -1; asked !== -1; asked = feature[node] ?? -1) node = ((values[asked] ?? 0) <= (bound[node] ?? 0) ? below : above)[node] ?? 0;
    score += bound[node] ?? 0;
  }
  return score;
}

function flatten(forest: Forest): FlatForest {
  const known = flattened.get(forest);
  if (known !== undefined) return known;
  const size = forest.trees.reduce((sum, { length }) => sum + length, 0);
  const made = { roots: [] as number[], feature: new Int32Array(size).fill(-1), bound: new Float64Array(size), below: new Int32Array(size), above: new Int32Array(size) };
  let root = 0;
  for (const tree of forest.trees) {
    made.roots.push(root);
    for (const [place, node] of tree.entries()) {
      const at = root + place;
      if (node.length === 1) made.bound[at] = node[0];
      else [made.feature[at], made.bound[at], made.below[at], made.above[at]] = [node[0], node[1], root + node[2], root + node[3]];
    }
    root += tree.length;
  }
  flattened.set(forest, made);
  return made;
}
