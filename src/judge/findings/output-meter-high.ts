/** A log reports more output tokens than its texts hold under the class that also counts its prompts. */
import type { Finding } from "../../model/finding.js";
import { exceedsText } from "../../model/output-slack.js";
import type { FindingRule } from "./finding-rule.js";
import { keepName } from "./keep-name.js";
import { pick } from "./pick.js";

type Picked = ReturnType<typeof pick<"features">>[number];

/** That exceed their text each: one or two may be a slip of a meter, or reasoning that is not reported. */
const fewestReplies = 3;
/** A meter that multiplies does so in nearly all replies, half of which are within this factor of each other: reasoning takes a part of its own in some. Policy. */
const multiplying = { replies: 0.9, ratios: 1.1 } as const;
/** Marks or stop strings that are counted with each reply are as many in each, within some tokens. */
const sameSurplus = 3;

/** Only where prompts show that the host counts by that class: an aggregator's own count of output is no surplus. */
export const outputMeterHigh: FindingRule = (observations) => {
  const labels = pick(observations, "prompt-tokenizer", "label");
  const countsBy = ({ model, provider }: Readonly<Record<string, string | undefined>>): string | undefined => {
    const own = labels.filter(({ observation }) => observation.subject["model"] === model);
    const found = provider !== undefined ? own.find(({ observation }) => observation.subject["provider"] === provider)
      : own.some(({ observation }) => observation.subject["provider"] !== undefined) ? undefined : own[0];
    return found?.value.label;
  };
  return pick(observations, "output-meter", "features").filter(({ observation: { subject }, value: { features: { replies = 0, reported = 0, counted = 0, exceeding = 0 } } }) =>
    countsBy(subject) === subject["class"] && exceeding >= fewestReplies && exceedsText(reported, counted, replies)).map(sayHost);
};

function sayHost({ observation: { subject: { model = "", provider, hosts, class: classId = "", foreign }, evidence }, value: { features } }: Picked): Finding {
  const { replies = 0, reported = 0, counted = 0, exceeding = 0, ratioLow = 0, ratioHigh = 0, surplusLow = 0, surplusHigh = 0 } = features;
  const marks = surplusHigh - surplusLow <= sameSurplus;
  const multiplied = !marks && exceeding >= multiplying.replies * replies && ratioHigh <= ratioLow * multiplying.ratios;
  const place = provider !== undefined ? ` at "${provider}"` : hosts === undefined ? "" : " at hosts of few replies each";
  return {
    id: ["output-meter-high", keepName(model), ...(provider === undefined ? [] : ["at", keepName(provider)])].join("-"), area: "billing",
    severity: foreign !== undefined ? "low" : multiplied ? "medium" : "info", credibility: "possible",
    title: `Output tokens are counted ${((reported / counted - 1) * 100).toFixed(1)} % above the visible text`,
    detail: `${replies} replies of "${model}"${place} hold ${counted} tokens of ${classId}, by which its prompts are counted; ${reported} are reported, less what is called reasoning. ${exceeding} of them are above their text each${multiplied ? ", by about the same part" : marks ? ", by about the same number of tokens" : ""}. You pay by that count.`,
    evidence: [...evidence],
    innocentCauses: [
      { cause: "reasoning that is billed and not reported as such", checked: true, result: multiplied ? "unlikely: it would not be the same part of nearly every reply" : "possible: ask for replies without reasoning" },
      { cause: "a meter that counts output by another tokenizer than prompts", checked: true, result: foreign === undefined ? "not by one that comes with the tool; an audit with the billing suite tells more" : `likely: ${foreign} would give that count` },
      { cause: "text that a gateway took out of the reply, or that is missing in the log", checked: false, result: "compare with the raw stream" },
      { cause: "marks of the template or stop strings that are counted with each reply", checked: true, result: marks ? "likely: the surplus is about the same in each" : "two tokens a reply were allowed for" },
    ],
    remedy: "Ask the vendor what the surplus is; an audit with the billing suite tells which tokenizer writes.",
  };
}
