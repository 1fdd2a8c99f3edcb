/** Every reply is made to break its reader; the attacks take turns. */
import { attacks } from "../hostile-bodies.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

export const hostile: Misbehaviour = {
  id: "hostile",
  does: "sends replies made to break their reader: not JSON, wrong types, endless, huge, nested, escapes, HTML, bad UTF-8, a gzip bomb, the key",
  truth: () => ({ attacks: attacks.map(([id]) => id), order: "in turn, by request" }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    const attack = attacks[context.requestIndex % attacks.length]?.[1];
    if (attack !== undefined) yield* attack(request, context, upstream);
  }),
};
