/** Replies are written otherwise than the claimed model's tokenizer can. */
import { describeContradiction } from "../tokens/describe-contradiction.js";
import { judgeWriting, readWritten } from "../tokens/judge-writing.js";
import { listWritingCauses } from "../tokens/list-writing-causes.js";
import type { FindingRule } from "./finding-rule.js";

export const tokenizerNotClaimed: FindingRule = (observations, { tokens, tokenTables }) => {
  if (tokens?.claimed == null) return [];
  const judgement = judgeWriting(readWritten(observations, tokenTables.texts), tokens.claimed, tokenTables.texts);
  // What usage says ranks; it is the written text that speaks here.
  if (judgement.kind !== "contradicts" || !judgement.unseenRuledOut && tokens.writing.length === 0) return [];
  const counts = tokens.counting.includes(tokens.claimed) ? "The usage is counted by it all the same." : tokens.counting.length > 0 ? `The usage is counted by ${tokens.counting.join(" or ")}.` : "The usage is of no listed tokenizer.";
  return [{
    id: "tokenizer-not-claimed", area: "identity",
    // Whoever sends a text may cut its stream as he likes, or add to it: alone that is too little to accuse with.
    severity: judgement.isThin ? "low" : "high",
    credibility: tokens.writing.length > 0 && !judgement.isThin ? "likely" : "possible",
    title: "The text is not written by the claimed model's tokenizer",
    detail: `The claimed model uses ${tokens.claimed}. ${describeContradiction(judgement, tokens.claimed)} ${tokens.writing.length > 0 ? `The text is written as ${tokens.writing.join(" or ")} writes.` : "Which tokenizer writes is not known."} ${counts}`,
    evidence: judgement.evidence,
    innocentCauses: [
      { cause: "a newer version of the claimed model with another tokenizer", checked: false, result: "the table binds the versions that it names; the vendor's documentation tells" },
      ...listWritingCauses(judgement, tokens.writing.length > 0),
    ],
    remedy: "Show the vendor the exchanges named here and ask which model wrote them.",
  }];
};
