/** Another model answers under the claimed name, always. */
import type { Misbehaviour } from "../misbehaviour.js";
import { serveOther } from "../serve-other.js";

export const swapped: Misbehaviour = {
  id: "swapped",
  does: "serves a cheaper model of another family under the claimed name",
  truth: ({ substitute }) => ({ serves: substitute.truth, share: 1 }),
  wrap: (upstream, { substitute }) => ({ ...serveOther(upstream, substitute, () => true), truth: substitute.truth }),
};
