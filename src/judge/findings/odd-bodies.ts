/** Bodies that do not follow the protocol. */
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

export const oddBodies: FindingRule = (observations) => {
  const picked = pick(observations, "body-problems", "distribution");
  const counts = picked.flatMap(({ value }) => Object.entries(value.counts)).filter(([name, count]) => name !== "(none)" && count > 0);
  if (counts.length === 0) return [];
  return [{
    id: "odd-bodies", area: "transport", severity: "info", credibility: "certain",
    title: "Some bodies do not follow the protocol",
    detail: `${counts.map(([name, count]) => `${count} × ${name}`).join(", ")}.`,
    evidence: evidenceOf(picked), innocentCauses: [{ cause: "a gateway of the vendor's that words the protocol in its own way", checked: false, result: "usual with some hosts" }],
    remedy: "Check that your client library copes with them.",
  }];
};
