/** A reseller's own word list in front of everything, in the words of the relay software that most resellers run. */
import { errorBody } from "../error-body.js";
import { holdsSensitiveWord } from "../knowledge/sensitive-words.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

/** A look-up in a list takes no longer. */
const filterMs = 1;

export const wordList: Misbehaviour = {
  id: "word-list",
  does: "answers 400 with the error code of new-api's sensitive-word list when a listed word stands in the input",
  truth: () => ({ filters: "input", layer: "before the model", owner: "reseller", status: 400 }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    if (!request.messages.some((message) => holdsSensitiveWord(message.content))) {
      yield* upstream.answer(request, context);
      return;
    }
    await context.wait(filterMs);
    yield { kind: "error", status: 400, headers: [], body: errorBody("user sensitive words detected", "new_api_error", "sensitive_words_detected", "") };
  }),
};
