/** A stream in form only: the whole reply is awaited, then sent in one burst. */
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";
import type { UpstreamEvent } from "../upstream.js";

export const fakeStream: Misbehaviour = {
  id: "fake-stream",
  does: "waits for the whole reply, then sends all of the stream in one burst",
  truth: () => ({ stream: "buffered, then one burst" }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    const events: UpstreamEvent[] = [];
    for await (const event of upstream.answer(request, context)) {
      // A verbatim reply has no end that could be waited for.
      if (event.kind === "bytes" || event.kind === "head") yield event;
      else events.push(event);
    }
    yield* events;
  }),
};
