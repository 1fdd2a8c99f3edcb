/** What contradicts a class of tokenizers, in words. */
import type { WritingJudgement } from "./judge-writing.js";

const namedCuts = 3;

export function describeContradiction({ cuts, strings, biased, edges }: WritingJudgement, classId: string): string {
  return [
    cuts === null ? null : `Replies cut by max_tokens end elsewhere in ${cuts.deviating.length} of ${cuts.compared}: by ${classId} they hold ${cuts.deviating.slice(0, namedCuts).map(({ tokens, reply }) => `${Math.floor(tokens)} where ${reply.ceiling} were allowed`).join(", ")} tokens.`,
    strings === null ? null : `The tokens that log-probabilities name are not those of ${classId} in ${strings.evidence.length} of ${strings.compared} replies.`,
    biased === null ? null : `Where logit_bias makes one token certain, ${biased.compared} of ${biased.compared} replies are another text than that token's of ${classId}.`,
    edges === null ? null : `Pieces of the stream end inside tokens of ${classId} in ${edges.evidence.length} of ${edges.compared} replies.`,
  ].filter((sentence) => sentence !== null).join(" ");
}
