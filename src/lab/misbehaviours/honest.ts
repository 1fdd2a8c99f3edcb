/** Nothing is done to the model: what is claimed is served. */
import type { Misbehaviour } from "../misbehaviour.js";

export const honest: Misbehaviour = {
  id: "honest",
  does: "serves the claimed model as it is",
  truth: () => ({}),
  wrap: (upstream) => upstream,
};
