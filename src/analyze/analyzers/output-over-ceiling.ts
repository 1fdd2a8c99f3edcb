/** Output tokens that are reported for replies which max_tokens cut: no more than that many can have been made, unless it was raised on its way. */
import type { Analyzer, Measured, Sample } from "../../model/analyzer.js";
import { endMark, exceedsText, recount } from "../../model/output-slack.js";
import { refuseOptions } from "../no-options.js";
import { isLoneAnswer } from "../reply/is-lone-answer.js";
import { READ_CHARACTERS } from "../reply/prepare-text.js";
import { countByClass } from "../tokens/count-by-class.js";
import { countedClasses } from "../tokens/counted-classes.js";

export interface CutOutput {
  readonly reported: number;
  readonly ceiling: number;
  /** Above its ceiling alone: the text's tokens under the vocabularies that come with the tool, by class. */
  readonly counted: Readonly<Record<string, number>>;
}

/**
 * Replies reported above their ceiling, of those that were cut at it. `output-past-ceiling`, where there are any: `over`; `like`, 1
 * where one smallest ceiling, or one number of tokens above each, explains every reply; `longer`, whose text is longer than allowed
 * by every vocabulary; and by class of vocabularies, whose text holds what is reported. No options.
 */
export const outputOverCeiling: Analyzer<CutOutput> = {
  id: "output-over-ceiling",
  version: 2,
  strength: "strong",
  scope: "exchange",
  checkOptions: refuseOptions("output-over-ceiling"),
  extract({ exchange, step, reply }, _options, _subject, { tokenCounters }) {
    const outputTokens = reply?.usage?.outputTokens ?? null;
    if (!exchange.final || reply === null || step.maxTokens === null || outputTokens === null || !isLoneAnswer(reply)) return null;
    const [choice] = reply.choices;
    if (choice?.stop?.unified !== "length") return null;
    const reasoning = reply.usage?.reasoningTokens ?? 0;
    // Some vendors' ceiling holds for the visible text alone, and thinking is billed beside it; uncounted thinking cannot be taken off.
    if (choice.reasoning !== "" && reasoning === 0) return null;
    const reported = Math.max(0, outputTokens - reasoning);
    const counted = reported <= step.maxTokens + endMark ? {} : countByClass(choice.text.slice(0, READ_CHARACTERS), tokenCounters);
    return { kind: "value", value: { reported, ceiling: step.maxTokens, counted } };
  },
  summarize({ samples }) {
    const over = samples.filter(({ value }) => isOver(value));
    const most = over.reduce((largest, { value }) => Math.max(largest, value.reported / value.ceiling), 1);
    const rate: Measured = {
      state: "observed", value: { kind: "rate", k: over.length, n: samples.length },
      ...(over.length > 0 && { evidence: over.map(({ exchangeId }) => exchangeId) }),
      note: over.length === 0 ? "" : `up to ${most.toFixed(2)} times the ceiling`,
    };
    return over.length === 0 ? [rate] : [rate, describeOver(over, samples)];
  },
};

function describeOver(over: readonly Sample<CutOutput>[], samples: readonly Sample<CutOutput>[]): Measured {
  const held = countedClasses.filter((id) => over.every(({ value }) => value.counted[id] !== undefined)).map((id) => [id, over.filter(({ value }) => isHeldBy(value, value.counted[id] ?? 0)).length]);
  const longer = over.filter(({ value: { ceiling, counted } }) => Object.keys(counted).length > 0 && Math.min(...Object.values(counted)) > ceiling + recount.tokens);
  return {
    key: "output-past-ceiling", state: "observed", samples: over.length, evidence: over.map(({ exchangeId }) => exchangeId), note: "",
    value: { kind: "features", features: { over: over.length, like: fitsOneRaise(samples.map(({ value }) => value)) ? 1 : 0, longer: longer.length, ...Object.fromEntries(held) as Record<string, number> } },
  };
}

/** More than allowed, and no fewer than reported. */
function isHeldBy({ reported, ceiling }: CutOutput, counted: number): boolean {
  return counted > ceiling && !exceedsText(reported, counted);
}

function isOver({ reported, ceiling }: CutOutput): boolean {
  return reported > ceiling + endMark;
}

/** Every reply at the larger of its ceiling and one smallest, or at its ceiling and one number more. */
function fitsOneRaise(outputs: readonly CutOutput[]): boolean {
  const floor = Math.max(...outputs.filter(isOver).map(({ reported }) => reported));
  const least = Math.min(...outputs.map(({ reported, ceiling }) => reported - ceiling));
  return outputs.every(({ reported, ceiling }) => Math.abs(reported - Math.max(floor, ceiling)) <= endMark) || outputs.every(({ reported, ceiling }) => reported - ceiling - least <= endMark);
}
