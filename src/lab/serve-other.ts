/** Answers with another upstream under the first one's name. */
import type { Upstream } from "./upstream.js";

/** `choose` says for each request whether the substitute answers it. */
export function serveOther(upstream: Upstream, substitute: Upstream, choose: (...parameters: Parameters<Upstream["answer"]>) => boolean): Upstream {
  return {
    ...upstream,
    async prepare() {
      await Promise.all([upstream.prepare(), substitute.prepare()]);
    },
    async close() {
      await Promise.all([upstream.close(), substitute.close()]);
    },
    async *answer(request, context) {
      if (!choose(request, context)) {
        yield* upstream.answer(request, context);
        return;
      }
      for await (const event of substitute.answer({ ...request, model: substitute.model }, context)) {
        // A name in the substitute's own replies would give it away.
        yield event.kind === "meta" ? { ...event, model: request.model } : event;
      }
    },
  };
}
