/** A filter behind the model: the stream ends with `content_filter` when a listed word has been written. */
import { holdsSensitiveWord } from "../knowledge/sensitive-words.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

/** Longer than the longest listed word: text before this many characters need not be read again. */
const lookBackCharacters = 64;

export const outputFilter: Misbehaviour = {
  id: "output-filter",
  does: "cuts the reply with finish_reason content_filter when a listed word shows up in it",
  truth: () => ({ filters: "output", layer: "behind the model", stop: "content_filter" }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    const seen = new Map<number, string>();
    const blocked = new Set<number>();
    for await (const event of upstream.answer(request, context)) {
      if (event.kind === "text") {
        if (blocked.has(event.choice)) continue;
        const text = ((seen.get(event.choice) ?? "") + event.text).slice(-lookBackCharacters - event.text.length);
        seen.set(event.choice, text);
        if (holdsSensitiveWord(text)) {
          blocked.add(event.choice);
          yield { kind: "stop", choice: event.choice, reason: "content_filter" };
        } else yield event;
      } else if (!((event.kind === "stop" || event.kind === "reasoning") && blocked.has(event.choice))) yield event;
    }
  }),
};
