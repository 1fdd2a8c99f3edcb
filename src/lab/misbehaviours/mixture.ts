/** Another model answers a part of the requests under the claimed name. */
import type { Misbehaviour } from "../misbehaviour.js";
import { serveOther } from "../serve-other.js";

/** A share that saves money and that single answers do not show. */
const share = 0.3;

export const mixture: Misbehaviour = {
  id: "mixture",
  does: "serves a cheaper model of another family for 30 % of the requests, by chance",
  truth: ({ substitute }) => ({ serves: substitute.truth, share }),
  wrap: (upstream, { substitute }) => serveOther(upstream, substitute, (_request, context) => context.random("mixture").chance(share)),
};
