/** The usage is counted by one tokenizer, and the text is cut by another: a foreign meter, or forged counts. */
import { judgeCuts, readCuts } from "../tokens/judge-cuts.js";
import type { FindingRule } from "./finding-rule.js";

const namedCuts = 3;

export const usageOfAnotherTokenizer: FindingRule = (observations, { tokens, tokenTables }) => {
  if (tokens === null || tokens.counting.length === 0) return [];
  const cuts = readCuts(observations);
  const judged = tokens.counting.map((id) => judgeCuts(cuts, id, tokenTables.texts));
  const [judgement] = judged;
  if (judgement === undefined || judged.some(({ kind }) => kind !== "contradicts")) return [];
  const counting = tokens.counting.join(" or ");
  const claimCounts = tokens.claimed !== null && tokens.counting.includes(tokens.claimed);
  const claimWrites = tokens.claimed !== null && tokens.writing.includes(tokens.claimed);
  const examples = judgement.deviating.slice(0, namedCuts).map(({ tokens: made, reply }) => `${Math.floor(made)} where ${reply.ceiling} were allowed`).join(", ");
  return [{
    id: "usage-of-another-tokenizer", area: "billing",
    // Nothing names who writes, and unseen reasoning may have taken its part: too little to accuse with.
    severity: claimWrites || tokens.writing.length === 0 && !judgement.unseenRuledOut ? "low" : claimCounts ? "high" : "medium",
    credibility: judgement.unseenRuledOut ? "likely" : "possible",
    title: "The usage is counted by another tokenizer than the one that writes",
    detail: `Prompt tokens are those of ${counting}, exactly, in ${tokens.requests} requests. Replies cut by max_tokens end elsewhere in ${judgement.deviating.length} of ${judgement.compared}: by ${counting} they hold ${examples} tokens. ${
      tokens.writing.length > 0 ? `They end where ${tokens.writing.join(" or ")} cuts.` : "Which tokenizer cuts there is not known."}${
      claimCounts ? " The claimed model uses the tokenizer of the usage: the counts are made to fit the claim." : claimWrites ? " The claimed model uses the tokenizer that writes: it is the meter that is foreign." : ""}`,
    evidence: [...new Set(judgement.deviating.flatMap(({ reply }) => reply.evidence))],
    innocentCauses: [
      { cause: "a host that meters all its models by one tokenizer", checked: false, result: "honest hosts do (one is known to bill Llama in o200k); the price per character below shows what it costs you" },
      { cause: "reasoning that is neither shown nor reported and takes a part of max_tokens", checked: true, result: judgement.unseenRuledOut ? "no: texts are longer than allowed, or came in as many pieces as tokens" : "not ruled out: ask with another max_tokens, or as an unbuffered stream" },
      { cause: "a model that writes strings in other tokens than the shortest", checked: true, result: "two tokens a reply were allowed for" },
    ],
    remedy: "Ask the vendor which model writes and by which tokenizer it bills; compare the price per 1,000 characters.",
  }];
};
