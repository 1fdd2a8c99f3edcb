/** A filter behind the model that closes the connection when a listed word has been written. */
import { watchWords } from "../watch-words.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

export const cutStream: Misbehaviour = {
  id: "cut-stream",
  does: "closes the connection in the middle of the reply when a listed word shows up in it",
  truth: () => ({ filters: "output", layer: "behind the model", ends: "cut" }),
  wrap: (upstream) => alterAnswer(upstream, (request, context) => watchWords(upstream.answer(request, context), () => [{ kind: "cut" }], "end")),
};
