/** A log reports more output tokens than its texts hold under the class that its model's name stands for. */
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
/** Half of some replies' surpluses lie so near each other only where they were multiplied: under 16 other vocabularies that count GPT-4o's essays a twentieth higher it was a factor of 1.015 and more (30 essays a language). */
const multiplyingSome = { replies: 10, ratios: 1.005 } as const;
/** Marks or stop strings that are counted with each reply are as many in each, within some tokens, and few. */
const marks = { spread: 3, most: 16 } as const;
/** Where as many of the replies that exceed their text end within a sentence, the log has lost their ends. */
const lostEnds = 0.5;

/** Nothing where the host's prompts are counted by another class: an aggregator's own count of output is no surplus. */
export const outputMeterHigh: FindingRule = (observations) => {
  const labels = pick(observations, "prompt-tokenizer", "label");
  const metered = pick(observations, "output-meter", "features");
  /** `unknown`: its prompts do not tell, and those of the model's other hosts do not speak against it. */
  const countsPrompts = ({ observation: { subject } }: Picked): "own" | "other" | "unknown" => {
    const ofModel = labels.filter(({ observation }) => observation.subject["model"] === subject["model"]);
    const ofHost = ofModel.find(({ observation }) => observation.subject["provider"] === subject["provider"]);
    const whole = ofModel.find(({ observation }) => observation.subject["provider"] === undefined);
    const found = (ofHost ?? whole)?.value.label;
    if (found !== undefined && found !== subject["class"]) return "other";
    const alike = metered.filter(({ observation }) => observation.subject["model"] === subject["model"]).every((one) => describe(one).multiplied);
    return found !== undefined && ((ofHost !== undefined && subject["hosts"] === undefined) || alike) ? "own" : "unknown";
  };
  return metered.filter(({ value: { features: { replies = 0, reported = 0, counted = 0, exceeding = 0 } } }) => exceeding >= fewestReplies && exceedsText(reported, counted, replies))
    .flatMap((picked) => {
      const prompts = countsPrompts(picked);
      return prompts === "other" ? [] : [sayHost(picked, prompts === "own")];
    });
};

interface Surplus {
  /** The same few tokens in each, as marks are. */
  readonly ofMarks: boolean;
  /** About the same part, or the same larger number of tokens, in nearly all replies; or exactly the same part in some. */
  readonly multiplied: boolean;
  readonly how: string;
}

function describe({ value: { features: { replies = 0, exceeding = 0, ratioLow = 0, ratioHigh = 0, surplusLow = 0, surplusHigh = 0 } } }: Picked): Surplus {
  const same = surplusHigh - surplusLow <= marks.spread;
  const ofMarks = same && surplusHigh <= marks.most;
  const inMost = exceeding >= multiplying.replies * replies;
  const flat = same && !ofMarks && inMost;
  const byPart = !same && ((inMost && ratioHigh <= ratioLow * multiplying.ratios) || (exceeding >= multiplyingSome.replies && ratioHigh <= ratioLow * multiplyingSome.ratios));
  return { ofMarks, multiplied: flat || byPart, how: byPart ? ", by about the same part" : same ? ", by about the same number of tokens" : "" };
}

function sayHost(picked: Picked, promptsAgree: boolean): Finding {
  const { observation: { subject: { model = "", provider, hosts, class: classId = "", foreign }, evidence }, value: { features: { replies = 0, reported = 0, counted = 0, exceeding = 0, unfinished = 0 } } } = picked;
  const { ofMarks, multiplied, how } = describe(picked);
  const cut = unfinished >= lostEnds * exceeding;
  const place = provider !== undefined ? ` at "${provider}"` : hosts === undefined ? "" : " at hosts of few replies each";
  return {
    id: ["output-meter-high", keepName(model), ...(provider === undefined ? [] : ["at", keepName(provider)])].join("-"), area: "billing",
    severity: !multiplied && foreign === undefined ? "info" : foreign !== undefined || cut || !promptsAgree ? "low" : "medium", credibility: "possible",
    title: `Output tokens are counted ${((reported / counted - 1) * 100).toFixed(1)} % above the visible text`,
    detail: `${replies} replies of "${model}"${place} hold ${counted} tokens of ${classId}, ${promptsAgree ? "by which its prompts are counted" : "which its name stands for; by which its prompts are counted there they do not tell"}; ${reported} are reported, less what is called reasoning. ${exceeding} of them are above their text each${how}. You pay by that count.`,
    evidence: [...evidence],
    innocentCauses: [
      { cause: "reasoning that is billed and not reported as such", checked: true, result: multiplied ? "unlikely: it would not be the same in nearly every reply" : "possible: ask for replies without reasoning" },
      { cause: "a meter that counts output by another tokenizer than prompts", checked: true, result: foreign === undefined ? "not by one that comes with the tool; an audit with the billing suite tells more" : `likely: ${foreign} would give that count` },
      { cause: "text that a gateway took out of the reply, or that is missing in the log", checked: true, result: cut ? `likely: ${unfinished} of these replies end within a sentence` : "these replies end as sentences do; compare with the raw stream" },
      { cause: "marks of the template or stop strings that are counted with each reply", checked: true, result: ofMarks ? "likely: the surplus is about the same in each" : "two tokens a reply were allowed for" },
    ],
    remedy: "Ask the vendor what the surplus is; an audit with the billing suite tells which tokenizer writes.",
  };
}
