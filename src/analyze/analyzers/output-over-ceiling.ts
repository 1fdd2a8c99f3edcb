/** Output tokens that are reported for replies which max_tokens cut: no more than that many can have been made. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { isLoneAnswer } from "../reply/is-lone-answer.js";

/** The end mark, which some hosts count beside what they allow. */
const endMark = 1;

/** Replies reported above their ceiling, of those that were cut at it. No options. */
export const outputOverCeiling: Analyzer<{ readonly reported: number; readonly ceiling: number }> = {
  id: "output-over-ceiling",
  version: 1,
  strength: "strong",
  scope: "exchange",
  checkOptions: refuseOptions("output-over-ceiling"),
  extract({ exchange, step, reply }) {
    const reported = reply?.usage?.outputTokens ?? null;
    if (!exchange.final || reply === null || step.maxTokens === null || reported === null || !isLoneAnswer(reply)) return null;
    const [choice] = reply.choices;
    if (choice?.stop?.unified !== "length") return null;
    const reasoning = reply.usage?.reasoningTokens ?? 0;
    // Some vendors' ceiling holds for the visible text alone, and thinking is billed beside it; uncounted thinking cannot be taken off.
    if (choice.reasoning !== "" && reasoning === 0) return null;
    return { kind: "value", value: { reported: Math.max(0, reported - reasoning), ceiling: step.maxTokens } };
  },
  summarize({ samples }) {
    const over = samples.filter(({ value }) => value.reported > value.ceiling + endMark);
    const most = over.reduce((largest, { value }) => Math.max(largest, value.reported / value.ceiling), 1);
    return [{
      state: "observed", value: { kind: "rate", k: over.length, n: samples.length },
      ...(over.length > 0 && { evidence: over.map(({ exchangeId }) => exchangeId) }),
      note: over.length === 0 ? "" : `up to ${most.toFixed(2)} times the ceiling`,
    }];
  },
};
