/** More tokens are reported than were read and written. */
import { alterUsage } from "../alter-usage.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

/** A third more: beyond what two tokenizers of today differ by on English text. */
const factor = 1.35;

export function inflateTokens(id: string, by: number): Misbehaviour {
  const inflate = (count: number): number => Math.ceil(count * by);
  return {
    id,
    does: `reports ${by} times the tokens that were used`,
    truth: () => ({ usageFactor: by }),
    wrap: (upstream) => alterAnswer(upstream, alterUsage(upstream, ({ promptTokens, completionTokens }) => ({ promptTokens: inflate(promptTokens), completionTokens: inflate(completionTokens) }))),
  };
}

export const tokenInflation: Misbehaviour = inflateTokens("token-inflation", factor);
