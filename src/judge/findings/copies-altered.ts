/** Copies that were asked for are altered or begun late, so that where they were cut could not be compared. */
import { readCuts } from "../tokens/read-cuts.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** A model miscopies once or twice. */
const fewestAltered = 3;

/** Says what was not measured; no more. */
export const copiesAltered: FindingRule = (observations) => {
  const usable = new Set(readCuts(observations).flatMap(({ evidence }) => evidence));
  // Copies behind a prefix that others do not share are not usable either.
  const altered = [...pick(observations, "altered-copy", "features"), ...pick(observations, "cut-boundary", "features").filter(({ observation: { evidence } }) => !evidence.some((id) => usable.has(id)))];
  // Where most can be compared, enough is left to judge by.
  if (altered.length < fewestAltered || altered.length < usable.size) return [];
  const asked = altered.length + usable.size;
  return [{
    id: "copies-altered", area: "identity", severity: "info", credibility: "certain",
    title: `${altered.length} of ${asked} copies were altered`,
    detail: `Replies that max_tokens cut were to be exact copies. ${altered.length} of ${asked} begin with something else, or leave what was sent, so where they were cut tells nothing of the tokenizer that writes${usable.size === 0 ? ", and the cuts say nothing at all" : ""}. This is missing data: it speaks neither for the claim nor against it.`,
    evidence: evidenceOf(altered),
    innocentCauses: [
      { cause: "a model that copies badly, or introduces its copy", checked: false, result: "compare with a trusted endpoint of the model" },
      { cause: "a gateway that adds to the text or rewrites it", checked: false, result: "look at the replies named here" },
    ],
    remedy: "Ask the vendor what changes the text, or ask where nothing does; --depth deep asks for the tokens by other ways.",
  }];
};
