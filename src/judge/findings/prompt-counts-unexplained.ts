/** Prompts are counted well above the tokenizer that is known to write, and by no listed one. */
import { longestTemplate } from "../../model/longest-template.js";
import { measureSurplus } from "../tokens/measure-surplus.js";
import { readTokenCounts } from "../tokens/read-token-counts.js";
import type { FindingRule } from "./finding-rule.js";

/** Of every request: templates of one class and slips of a meter stay below. */
const smallestSurplus = 0.15;

/** Only beside cuts that exactly one class explains: what writes is known then, and only the meter is not. */
export const promptCountsUnexplained: FindingRule = (observations, { tokens, tokenTables: { tables, texts } }) => {
  const [writing, ...others] = tokens?.writing ?? [];
  if (tokens?.kind !== "unknown" || writing === undefined || others.length > 0) return [];
  const surplus = measureSurplus(readTokenCounts(observations), writing, tables, texts);
  if (surplus === null || surplus.least <= smallestSurplus || surplus.spread <= longestTemplate) return [];
  const { least, most, requests, aboveAll, notAdditive, evidence } = surplus;
  const percent = (share: number): string => (share * 100).toFixed(0);
  const beyond = aboveAll || notAdditive;
  return [{
    id: "prompt-counts-unexplained", area: "billing", severity: beyond ? "low" : "info", credibility: "possible",
    title: `Prompt tokens are counted ${percent(least)} to ${percent(most)} % above the tokenizer that writes`,
    detail: `Replies are cut where ${writing} cuts. The reported prompt tokens of ${requests} requests are ${percent(least)} to ${percent(most)} % above its counts, in no fixed proportion, and no listed tokenizer gives them.${
      aboveAll ? ` Every listed tokenizer counts less in every request, ${longestTemplate} tokens of template included.` : ""}${
      notAdditive ? " What copies of a string add in one request is not what they add in another: no tokenizer counts so." : ""}`,
    evidence,
    innocentCauses: [
      { cause: "an unlisted tokenizer meters", checked: beyond, result: notAdditive ? "no: it would count each copy of a string alike" : aboveAll ? "unlikely: it would count more than every listed one" : "not ruled out: it would count these strings higher than the one that writes" },
      { cause: "several backends with different templates", checked: true, result: `no: what is left differs by more than the longest honest template (${longestTemplate} tokens)` },
      { cause: "several backends that meter by different tokenizers, or a hidden prompt that changes with each request", checked: false, result: "would need the vendor's word" },
    ],
    remedy: "Ask the vendor for the tokenizer it bills by, and compare the invoice with these requests counted by it.",
  }];
};
