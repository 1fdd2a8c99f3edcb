/** More output tokens are reported than the request allowed to be made. */
import type { Finding } from "../../model/finding.js";
import type { FindingRule } from "./finding-rule.js";
import { isForeignMeter } from "./is-foreign-meter.js";
import { pick } from "./pick.js";

/** One or two may be a slip of a meter. */
const fewestReplies = 3;

/** Honest hosts cut by the model's tokenizer and may meter by another one, under which the same text has more tokens. */
export const outputOverCeiling: FindingRule = (observations, { tokens }) => {
  const foreign = isForeignMeter(tokens);
  const picked = pick(observations, "output-over-ceiling", "rate").filter(({ value }) => value.k >= fewestReplies);
  return picked.map(({ observation, value }): Finding => ({
    id: "output-over-ceiling", area: "billing", severity: foreign ? "low" : "high", credibility: foreign ? "possible" : "certain",
    title: "More output tokens are reported than max_tokens allows",
    detail: `In ${value.k} of ${value.n} replies that max_tokens cut, more output tokens are reported than were allowed to be made: ${observation.note}.`,
    evidence: [...observation.evidence],
    innocentCauses: [{ cause: "an end mark that is counted beside the ceiling", checked: true, result: "one token was allowed for" }, { cause: "a host that meters by another tokenizer than the one that writes", checked: tokens !== null && tokens.counting.length > 0, result: foreign ? "likely: prompts are counted by another one too" : "see which tokenizer counts the prompts" }, { cause: "a host that raises small ceilings to one of its own", checked: false, result: "then the text is longer than allowed too" }],
    remedy: "Ask the vendor for the output tokens of these exchanges.",
  }));
};
