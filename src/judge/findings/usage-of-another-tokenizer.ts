/** The usage is counted by one tokenizer, and the text is written by another: a foreign meter, or forged counts. */
import { describeContradiction } from "../tokens/describe-contradiction.js";
import { judgeWriting, readWritten } from "../tokens/judge-writing.js";
import { listWritingCauses } from "../tokens/list-writing-causes.js";
import type { FindingRule } from "./finding-rule.js";

export const usageOfAnotherTokenizer: FindingRule = (observations, { tokens, tokenTables }) => {
  if (tokens === null || tokens.counting.length === 0) return [];
  const written = readWritten(observations, tokenTables.texts);
  const judged = tokens.counting.map((id) => ({ id, judgement: judgeWriting(written, id, tokenTables.texts) }));
  const [first] = judged;
  if (first === undefined || judged.some(({ judgement: { kind } }) => kind !== "contradicts")) return [];
  const { judgement } = first;
  const counting = tokens.counting.join(" or ");
  const claimCounts = tokens.claimed !== null && tokens.counting.includes(tokens.claimed);
  const claimWrites = tokens.claimed !== null && tokens.writing.includes(tokens.claimed);
  // Nothing names who writes, and unseen reasoning may have taken its part; or a stream that may have been cut anew, a text that may have been added to: too little to accuse with.
  const isThin = judgement.isThin || tokens.writing.length === 0 && !judgement.unseenRuledOut;
  return [{
    id: "usage-of-another-tokenizer", area: "billing",
    severity: claimWrites || isThin ? "low" : claimCounts ? "high" : "medium",
    credibility: judgement.unseenRuledOut && !judgement.isThin ? "likely" : "possible",
    title: "The usage is counted by another tokenizer than the one that writes",
    detail: `Prompt tokens are those of ${counting}, exactly, in ${tokens.requests} requests. ${describeContradiction(judgement, counting)} ${
      tokens.writing.length > 0 ? `The text is written as ${tokens.writing.join(" or ")} writes.` : "Which tokenizer writes is not known."}${
      claimCounts ? " The claimed model uses the tokenizer of the usage: the counts are made to fit the claim." : claimWrites ? " The claimed model uses the tokenizer that writes: it is the meter that is foreign." : ""}`,
    evidence: judgement.evidence,
    innocentCauses: [
      { cause: "a host that meters all its models by one tokenizer", checked: false, result: "honest hosts do (one is known to bill Llama in o200k); the price per character below shows what it costs you" },
      ...listWritingCauses(judgement, tokens.writing.length > 0),
    ],
    remedy: "Ask the vendor which model writes and by which tokenizer it bills; compare the price per 1,000 characters.",
  }];
};
