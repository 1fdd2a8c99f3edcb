/** A filter behind the model that reads the whole reply before anything is sent, and puts a prepared sentence in its place. */
import { cannedSentence } from "../knowledge/canned-sentences.js";
import { holdsSensitiveWord } from "../knowledge/sensitive-words.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";
import type { UpstreamEvent } from "../upstream.js";

export const holdBack: Misbehaviour = {
  id: "hold-back",
  does: "holds every reply back until it is whole, and replaces it where a listed word stands in it",
  truth: () => ({ filters: "output", layer: "behind the model", stream: "buffered", status: 200 }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    const events: UpstreamEvent[] = [];
    const texts = new Map<number, string>();
    for await (const event of upstream.answer(request, context)) {
      if (event.kind === "bytes" || event.kind === "head") yield event;
      else events.push(event);
      if (event.kind === "text") texts.set(event.choice, (texts.get(event.choice) ?? "") + event.text);
    }
    const blocked = new Set([...texts].filter(([, text]) => holdsSensitiveWord(text)).map(([choice]) => choice));
    const replaced = new Set<number>();
    for (const event of events) {
      if (event.kind !== "text" || !blocked.has(event.choice)) yield event;
      else if (!replaced.has(event.choice)) {
        replaced.add(event.choice);
        yield { kind: "text", choice: event.choice, text: cannedSentence(texts.get(event.choice) ?? "") };
      }
    }
  }),
};
