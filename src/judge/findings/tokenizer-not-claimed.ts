/** Replies are cut where the claimed model's tokenizer never cuts. */
import { judgeCuts, readCuts } from "../tokens/judge-cuts.js";
import type { FindingRule } from "./finding-rule.js";

export const tokenizerNotClaimed: FindingRule = (observations, { tokens, tokenTables }) => {
  if (tokens?.claimed == null) return [];
  const judgement = judgeCuts(readCuts(observations), tokens.claimed, tokenTables.texts);
  // What usage says ranks; it is the written text that speaks here.
  if (judgement.kind !== "contradicts" || !judgement.unseenRuledOut && tokens.writing.length === 0) return [];
  const counts = tokens.counting.includes(tokens.claimed) ? "The usage is counted by it all the same." : tokens.counting.length > 0 ? `The usage is counted by ${tokens.counting.join(" or ")}.` : "The usage is of no listed tokenizer.";
  return [{
    id: "tokenizer-not-claimed", area: "identity", severity: "high", credibility: tokens.writing.length > 0 ? "likely" : "possible",
    title: "The text is not written by the claimed model's tokenizer",
    detail: `The claimed model uses ${tokens.claimed}. ${judgement.deviating.length} of ${judgement.compared} replies that max_tokens cut do not end where it can: ${tokens.writing.length > 0 ? `they end where ${tokens.writing.join(" or ")} cuts` : "which tokenizer cuts there is not known"}. ${counts}`,
    evidence: [...new Set(judgement.deviating.flatMap(({ reply }) => reply.evidence))],
    innocentCauses: [
      { cause: "a newer version of the claimed model with another tokenizer", checked: false, result: "the table binds the versions that it names; the vendor's documentation tells" },
      { cause: "reasoning that is neither shown nor reported and takes a part of max_tokens", checked: true, result: judgement.unseenRuledOut ? "no: texts are longer than allowed, or came in as many pieces as tokens" : "unlikely: another tokenizer explains every cut exactly" },
    ],
    remedy: "Show the vendor the exchanges named here and ask which model wrote them.",
  }];
};
