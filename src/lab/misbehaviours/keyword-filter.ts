/** A filter in front of the model: words in the input bring an error at once, whatever was asked about them. */
import { errorBody } from "../error-body.js";
import { holdsSensitiveWord } from "../knowledge/sensitive-words.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

/** A look-up in a list takes no longer. */
const filterMs = 2;

export const keywordFilter: Misbehaviour = {
  id: "keyword-filter",
  does: "answers 400 at once when a listed word stands in the input",
  truth: () => ({ filters: "input", layer: "before the model", status: 400 }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    if (!request.messages.some((message) => holdsSensitiveWord(message.content))) {
      yield* upstream.answer(request, context);
      return;
    }
    await context.wait(filterMs);
    yield { kind: "error", status: 400, headers: [], body: errorBody("Input data may contain inappropriate content.", "invalid_request_error", "content_inspection_failed") };
  }),
};
