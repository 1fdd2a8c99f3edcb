/** Changes the counts that a reply reports, in whichever form the upstream gives them. */
import type { JsonObject } from "../model/json.js";
import type { ChatRequest, Upstream, UpstreamContext, UpstreamEvent } from "./upstream.js";

export interface Counts {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** `text` is all that was written; `cut`: by max_tokens. */
export interface Written {
  readonly text: string;
  readonly cut: boolean;
}

export type AlterCounts = (counts: Counts, written: Written, request: ChatRequest, context: UpstreamContext) => Counts | Promise<Counts>;

/** A total that is not the sum would give it away. */
export function alterUsage(upstream: Upstream, alter: AlterCounts): Upstream["answer"] {
  return async function* (request, context): AsyncGenerator<UpstreamEvent> {
    let text = "";
    let cut = false;
    for await (const event of upstream.answer(request, context)) {
      if (event.kind === "text") text += event.text;
      if (event.kind === "stop") cut = event.reason === "length";
      if (event.kind !== "usage") { yield event; continue; }
      const { promptTokens, completionTokens } = await alter(event, { text, cut }, request, context);
      yield { kind: "usage", promptTokens, completionTokens, ...(event.raw !== undefined && { raw: replaceCounts(event.raw, promptTokens, completionTokens) }) };
    }
  };
}

function replaceCounts(raw: JsonObject, promptTokens: number, completionTokens: number): JsonObject {
  return { ...raw, prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens };
}
