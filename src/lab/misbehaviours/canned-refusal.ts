/** Sensitive questions get one prepared sentence, as a normal reply. */
import { cannedSentence, cannedSentences } from "../knowledge/canned-sentences.js";
import { holdsSensitiveWord } from "../knowledge/sensitive-words.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

/** A prepared sentence needs no model: it comes quickly and whole. */
const cannedMs = 5;

export const cannedRefusal: Misbehaviour = {
  id: "canned-refusal",
  does: "answers sensitive questions with the same prepared sentence, status 200",
  truth: () => ({ filters: "input", layer: "in place of the model", status: 200, sentences: cannedSentences }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    const question = request.messages.findLast((message) => message.role === "user")?.content ?? "";
    if (!holdsSensitiveWord(question)) {
      yield* upstream.answer(request, context);
      return;
    }
    await context.wait(cannedMs);
    const text = cannedSentence(question);
    for (let choice = 0; choice < request.choices; choice += 1) {
      yield { kind: "text", choice, text };
      yield { kind: "stop", choice, reason: "stop" };
    }
    // Hosts count what the model would have read; four characters a token is the usual rule of thumb.
    yield { kind: "usage", promptTokens: Math.ceil(request.messages.reduce((sum, message) => sum + message.content.length, 0) / 4), completionTokens: Math.ceil(text.length / 4) };
  }),
};
