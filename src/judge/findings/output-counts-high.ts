/** More output tokens are reported than the visible text holds. */
import type { Finding } from "../../model/finding.js";
import { exceedsText } from "../../model/output-slack.js";
import type { FindingRule } from "./finding-rule.js";
import { isForeignMeter } from "./is-foreign-meter.js";
import { pick } from "./pick.js";

/** That exceed their text each: one or two may be a slip of a meter, or reasoning that is not reported. */
const fewestReplies = 3;

export const outputCountsHigh: FindingRule = (observations, { tokens }) => pick(observations, "output-count", "features").flatMap(({ observation, value: { features } }): Finding[] => {
  const id = tokens?.writing.length === 1 ? tokens.writing[0] : undefined;
  const counted = id === undefined ? undefined : features[id];
  const { replies = 0, reported = 0, unseen = 0 } = features;
  if (id === undefined || counted === undefined || (features[`exceeding-${id}`] ?? 0) < fewestReplies || !exceedsText(reported, counted, replies)) return [];
  const foreign = isForeignMeter(tokens);
  return [{
    id: "output-counts-high", area: "billing", severity: foreign ? "low" : unseen > 0 ? "medium" : "high", credibility: foreign || unseen > 0 ? "possible" : "likely",
    title: `Output tokens are counted ${((reported / counted - 1) * 100).toFixed(1)} % above the visible text`,
    detail: `${replies} replies hold ${counted} tokens of ${id}, which is where they are cut; ${reported} are reported${unseen > 0 ? `, besides ${unseen} of reasoning that is not shown` : ", and no reasoning"}.`,
    evidence: [...observation.evidence],
    innocentCauses: [{ cause: unseen > 0 ? "reasoning of which only a part is reported as such" : "reasoning that is billed and not reported as such", checked: false, result: "ask for a reply without reasoning" }, { cause: "a host that meters by another tokenizer than the one that writes", checked: tokens !== null && tokens.counting.length > 0, result: foreign ? "likely: prompts are counted by another one too" : "see which tokenizer counts the prompts" }, { cause: "an end mark in each reply", checked: true, result: "two tokens a reply were allowed for" }],
    remedy: "Ask the vendor what the surplus is.",
  }];
});
