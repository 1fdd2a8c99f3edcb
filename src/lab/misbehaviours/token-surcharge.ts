/** A few tokens are added to the count of every prompt. */
import { alterUsage } from "../alter-usage.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

export function addTokens(id: string, added: number): Misbehaviour {
  return {
    id,
    does: `reports ${added === 1 ? "one token" : `${added} tokens`} more for every prompt`,
    truth: () => ({ addedTokens: added }),
    wrap: (upstream) => alterAnswer(upstream, alterUsage(upstream, ({ promptTokens, completionTokens }) => ({ promptTokens: promptTokens + added, completionTokens }))),
  };
}

export const tokenSurcharge: Misbehaviour = addTokens("token-surcharge", 1);
