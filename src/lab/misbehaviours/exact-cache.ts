/** A request that was made before gets the stored reply, byte for byte, at once. */
import { completionId } from "../ask-upstream.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";
import type { UpstreamEvent } from "../upstream.js";

/** The oldest go first. */
const keptReplies = 1000;
const lookUpMs = 1;

export const exactCache: Misbehaviour = {
  id: "exact-cache",
  does: "answers a repeated request with the stored reply, byte for byte and at once",
  truth: () => ({ cache: "exact", key: "the whole body" }),
  wrap(upstream, { seed }) {
    const stored = new Map<string, readonly UpstreamEvent[]>();
    return alterAnswer(upstream, async function* (request, context) {
      const key = JSON.stringify(request);
      const known = stored.get(key);
      if (known !== undefined) {
        await context.wait(lookUpMs);
        yield* known;
        return;
      }
      const events: UpstreamEvent[] = [];
      // Id and time are stored with the text; without them two replies would differ in these.
      const own: UpstreamEvent = { kind: "meta", id: completionId(seed, context.requestIndex), extra: { created: Math.floor(Date.now() / 1000) } };
      for await (const event of upstream.answer(request, context)) {
        if (events.length === 0 && (event.kind === "text" || event.kind === "reasoning")) {
          events.push(own);
          yield own;
        }
        events.push(event);
        yield event;
      }
      // Only whole replies are worth storing.
      if (context.signal.aborted || !events.some((event) => event.kind === "stop")) return;
      stored.set(key, events);
      const oldest = stored.size > keptReplies ? stored.keys().next().value : undefined;
      if (oldest !== undefined) stored.delete(oldest);
    });
  },
};
