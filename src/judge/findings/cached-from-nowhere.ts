/** Cached tokens are reported of which no earlier request had the beginning. */
import type { Finding } from "../../model/finding.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

export const cachedFromNowhere: FindingRule = (observations, { tokens }) => pick(observations, "cached-tokens", "rate").filter(({ value }) => value.k > 0).map((picked): Finding => ({
  id: "cached-from-nowhere", area: "billing", severity: "low", credibility: "possible",
  title: "Cached tokens are reported for prompts that were never sent before",
  detail: `${picked.value.k} of ${picked.value.n} replies report more cached tokens than their prompt has in common with any earlier one of this run: ${picked.observation.note}.`,
  evidence: evidenceOf([picked]),
  innocentCauses: [
    { cause: "a prompt of the host's own, the same for all callers, that is cached", checked: tokens !== null && tokens.overheads.length > 0, result: tokens === null || tokens.overheads.length === 0 ? "the tokens beside the messages are not known" : `${Math.max(...tokens.overheads.map(({ tokens: count }) => count))} tokens stand beside the messages` },
    { cause: "an earlier run with the same seed", checked: false, result: "repeat with another seed" },
  ],
  remedy: "Ask the vendor what was read from a cache, and at which price cached tokens are billed.",
}));
