/** A filter behind the model that takes the rest of a reply back: a prepared sentence follows what was already sent. */
import { cannedSentence } from "../knowledge/canned-sentences.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";
import { watchWords } from "../watch-words.js";

export const retractedStream: Misbehaviour = {
  id: "retracted-stream",
  does: "breaks the reply off at a listed word and ends it with a prepared sentence, as if nothing had been",
  truth: () => ({ filters: "output", layer: "behind the model", stop: "stop" }),
  wrap: (upstream) => alterAnswer(upstream, (request, context) => watchWords(
    upstream.answer(request, context),
    ({ choice, text }) => [{ kind: "text", choice, text: ` ${cannedSentence(text)}` }],
    "mute",
  )),
};
