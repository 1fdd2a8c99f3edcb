/** A host's own inspection on both sides: DashScope's bodies, before the model for what is asked, in the stream for what is written. */
import { errorBody } from "../error-body.js";
import { holdsSensitiveWord } from "../knowledge/sensitive-words.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";
import { watchWords } from "../watch-words.js";

/** An inspection service is asked over the network. */
const inspectionMs = 3;
const failure = (side: "Input" | "Output") => errorBody(`${side} data may contain inappropriate content.`, "data_inspection_failed", "data_inspection_failed");

export const hostInspection: Misbehaviour = {
  id: "host-inspection",
  does: "inspects questions and replies as DashScope does, with its error bodies",
  truth: () => ({ filters: "both", layer: "before and behind the model", owner: "host", status: 400 }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    await context.wait(inspectionMs);
    if (request.messages.some((message) => holdsSensitiveWord(message.content))) {
      yield { kind: "error", status: 400, headers: [], body: failure("Input") };
      return;
    }
    yield* watchWords(upstream.answer(request, context), () => [{ kind: "error", status: 400, headers: [], body: failure("Output") }], "end");
  }),
};
