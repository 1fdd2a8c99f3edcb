/** A gateway that words every error of its upstream in its own way, so that the filter's own words are lost. */
import { errorBody } from "../error-body.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

export const rewrittenErrors: Misbehaviour = {
  id: "rewritten-errors",
  does: "passes on the status of an upstream's error and hides what it says",
  truth: () => ({ errors: "rewritten" }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    for await (const event of upstream.answer(request, context)) {
      yield event.kind !== "error" ? event : { ...event, body: errorBody(`bad response status code ${event.status} (request id: ${context.random("request-id").below(1e9)})`, "upstream_error", "bad_response_status_code") };
    }
  }),
};
