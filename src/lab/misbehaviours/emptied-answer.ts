/** A filter behind a reasoning model that lets the reasoning through and empties the answer when a listed word stands in it. */
import { holdsSensitiveWord } from "../knowledge/sensitive-words.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";
import type { UpstreamEvent } from "../upstream.js";

const thought = "The user asks about a matter of record. I will go through what is known, in order, and answer plainly. ";

export const emptiedAnswer: Misbehaviour = {
  id: "emptied-answer",
  does: "shows the reasoning and empties the answer where a listed word stands in it",
  truth: () => ({ filters: "output", layer: "behind the model", stop: "stop", reasoning: "shown" }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    const events: UpstreamEvent[] = [];
    let text = "";
    for await (const event of upstream.answer(request, context)) {
      events.push(event);
      if (event.kind === "text") text += event.text;
    }
    for (const word of thought.match(/\S+\s/g) ?? []) yield { kind: "reasoning", choice: 0, text: word };
    const emptied = holdsSensitiveWord(text);
    for (const event of events) if (!(emptied && event.kind === "text")) yield event;
  }),
};
