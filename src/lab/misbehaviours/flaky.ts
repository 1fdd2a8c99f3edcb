/** An honest host on a bad day: a part of the attempts is refused, fails, or ends in the middle. */
import { errorBody } from "../error-body.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

/** Of attempts; enough to be met in every audit, too few to keep one from ending. */
const share = 0.15;
const faults = ["429-with-retry-after", "429", "500", "reset", "cut"] as const;
/** A cut stream has shown some text first. */
const textBeforeCut = 2;

const limited = errorBody("Rate limit reached. Please slow down.", "rate_limit_error", "rate_limit_exceeded");

export const flaky: Misbehaviour = {
  id: "flaky",
  does: "15 % of attempts get 429 (with or without Retry-After), 500, a reset or a cut stream",
  truth: () => ({ share, faults: [...faults] }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    const random = context.random("flaky");
    if (!random.chance(share)) {
      yield* upstream.answer(request, context);
      return;
    }
    const fault = random.pick(faults);
    switch (fault) {
      case "429-with-retry-after":
        yield { kind: "error", status: 429, headers: [["Retry-After", "1"]], body: limited };
        return;
      case "429":
        yield { kind: "error", status: 429, headers: [], body: limited };
        return;
      case "500":
        yield { kind: "error", status: 500, headers: [], body: errorBody("The server had an error while processing your request.", "server_error", null) };
        return;
      case "reset":
        yield { kind: "reset" };
        return;
      case "cut": {
        let shown = 0;
        for await (const event of upstream.answer(request, context)) {
          if (event.kind === "stop" || event.kind === "usage" || (event.kind === "text" && shown === textBeforeCut)) break;
          if (event.kind === "text") shown += 1;
          yield event;
        }
        yield { kind: "cut" };
      }
    }
  }),
};
