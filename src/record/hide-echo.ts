/** Blanks a body that spells a secret out in pieces, as a stream of tokens can: only the decoded text shows it. */
import type { Codec } from "../model/codec.js";
import type { Outcome, WireResponse } from "../model/exchange.js";
import type { Reply } from "../model/transcript.js";
import type { Redactor } from "./redact-secrets.js";

/** Count and times of the chunks stay; which exchange it was can be seen by the mark. */
export function hideEcho(outcome: Outcome, codec: Codec, redactor: Redactor): Outcome {
  if (!redactor.hasSecrets) return outcome;
  switch (outcome.kind) {
    case "logged": return outcome;
    case "response": return { ...outcome, ...blank(outcome, codec, redactor) };
    case "failure": return outcome.partial === undefined ? outcome : { ...outcome, partial: { ...outcome.partial, ...blank(outcome.partial, codec, redactor) } };
  }
}

function blank(response: WireResponse, codec: Codec, redactor: Redactor): Pick<WireResponse, "chunks"> {
  const mark = redactor.find(spell(codec.decodeResponse(response)));
  return { chunks: mark === null ? response.chunks : response.chunks.map(({ atMs }) => ({ atMs, text: mark })) };
}

/** Everything of a reply that a report may show. Pieces of one text stand together, as they are read. */
function spell({ id, choices, reportedModel, error, raw }: Reply): string {
  const texts = choices.flatMap(({ text, reasoning, refusal, toolCalls, stop }) => [text, reasoning, refusal, stop?.raw, ...toolCalls.flatMap((call) => [call.id, call.name, call.arguments])]);
  return [id, reportedModel, error?.type, error?.code, error?.message, ...texts, JSON.stringify(raw)].filter((part) => typeof part === "string").join("\n");
}
