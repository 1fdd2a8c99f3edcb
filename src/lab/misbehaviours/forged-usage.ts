/** The usage is counted by the tokenizer of another, better known model; the text is written by the upstream's own. */
import { alterUsage } from "../alter-usage.js";
import { loadTokenizer, type Tokenizer } from "../load-tokenizer.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

/** What a chat template of that model adds: to a request, and to each message. */
const template = { request: 3, message: 4 } as const;

/** `tokenizer`: one of `tokenizerIds` or a class of the tokenizer table. A reply that was cut is counted at its ceiling, as a careful forger would. */
export function forgeUsage(id: string, tokenizer: string): Misbehaviour {
  let loading: Promise<Tokenizer> | null = null;
  return {
    id,
    does: `counts the usage by ${tokenizer}, whatever tokenizer writes`,
    truth: () => ({ usageTokenizer: tokenizer }),
    wrap: (upstream) => alterAnswer(upstream, alterUsage(upstream, async ({ completionTokens }, { text, cut }, request) => {
      const { count } = await (loading ??= loadTokenizer(tokenizer));
      return {
        promptTokens: template.request + request.messages.reduce((sum, { content }) => sum + template.message + count(content), 0),
        completionTokens: cut ? request.maxTokens ?? completionTokens : count(text),
      };
    })),
  };
}

export const forgedUsage: Misbehaviour = forgeUsage("forged-usage", "o200k_base");
