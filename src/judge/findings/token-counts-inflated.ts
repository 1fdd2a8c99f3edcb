/** Prompt tokens are reported as a multiple of what the tokenizer counts. */
import type { FindingRule } from "./finding-rule.js";

export const tokenCountsInflated: FindingRule = (_observations, { tokens }) => {
  if (tokens?.kind !== "multiplied" || tokens.factor === null) return [];
  const { value, low, high } = tokens.factor;
  const percent = (factor: number): string => ((factor - 1) * 100).toFixed(1);
  const writes = tokens.writing.some((id) => tokens.counting.includes(id));
  return [{
    id: "token-counts-inflated", area: "billing", severity: "high", credibility: writes ? "certain" : "likely",
    title: `Prompt tokens are counted ${percent(value)} % too high`,
    detail: `${tokens.requests} requests with ${tokens.strings} strings in known numbers: the reported prompt tokens are ${value.toFixed(3)} times (${low.toFixed(3)} to ${high.toFixed(3)}) what ${tokens.counting.join(" or ")} counts, each within one token, and no listed tokenizer gives these counts as they are.`,
    evidence: tokens.evidence,
    innocentCauses: [
      { cause: "a tokenizer that is not in the table and counts every one of these scripts higher by the same part", checked: writes, result: writes ? "no: the replies are cut where this very tokenizer cuts" : "replies could not be compared; a real tokenizer differs from script to script" },
      { cause: "a longer template or a hidden prompt", checked: true, result: "no: those add the same number to every request, this grows with the text" },
      { cause: "several backends with different templates", checked: true, result: "no: the surplus follows the length of the text in every request" },
    ],
    remedy: "Ask the vendor for the tokenizer it bills by, and compare the invoice with these requests counted by it.",
  }];
};
