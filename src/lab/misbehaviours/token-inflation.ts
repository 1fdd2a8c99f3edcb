/** More tokens are reported than were read and written. */
import type { Json, JsonObject } from "../../model/json.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

/** A third more: beyond what two tokenizers of today differ by on English text. */
const factor = 1.35;

const inflate = (count: number): number => Math.ceil(count * factor);
const inflateRaw = (raw: JsonObject): JsonObject => {
  const grow = (name: string, value: Json): Json => (typeof value === "number" && name.endsWith("_tokens") ? inflate(value) : value);
  const grown = Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, grow(name, value)]));
  const { prompt_tokens: prompt, completion_tokens: completion } = grown;
  // A total that is not the sum would give it away.
  return typeof prompt === "number" && typeof completion === "number" ? { ...grown, total_tokens: prompt + completion } : grown;
};

export const tokenInflation: Misbehaviour = {
  id: "token-inflation",
  does: "reports 1.35 times the tokens that were used",
  truth: () => ({ usageFactor: factor }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    for await (const event of upstream.answer(request, context)) {
      yield event.kind !== "usage" ? event : {
        kind: "usage",
        promptTokens: inflate(event.promptTokens),
        completionTokens: inflate(event.completionTokens),
        ...(event.raw === undefined ? {} : { raw: inflateRaw(event.raw) }),
      };
    }
  }),
};
