/** Reasoning tokens that are reported of replies that show no reasoning: what is never shown can be billed without having been made. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { readReplyParts } from "../style/read-reply-parts.js";

interface UnseenReasoning { readonly reasoning: number; readonly output: number }

/** Sums over such replies: `replies`, their `reasoning` and `output` tokens, reasoning within. No options. */
export const unseenReasoning: Analyzer<UnseenReasoning> = {
  id: "unseen-reasoning",
  version: 1,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("unseen-reasoning"),
  extract({ exchange, reply }) {
    const reasoning = reply?.usage?.reasoningTokens ?? 0;
    if (!exchange.final || reply === null || reasoning === 0 || readReplyParts(reply).place !== "none") return null;
    const output = reply.usage?.outputTokens ?? 0;
    // Some hosts count reasoning into the output, others beside it.
    return { kind: "value", value: { reasoning, output: reasoning > output ? output + reasoning : output } };
  },
  summarize({ samples }) {
    const sum = (read: (value: UnseenReasoning) => number): number => samples.reduce((total, { value }) => total + read(value), 0);
    return [{ state: "observed", note: "", value: { kind: "features", features: { replies: samples.length, reasoning: sum(({ reasoning }) => reasoning), output: sum(({ output }) => output) } } }];
  },
};
