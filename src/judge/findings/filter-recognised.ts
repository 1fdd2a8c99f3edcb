/** A content filter was recognised by its signature. A mark that does not say whose it is accuses nobody: it may be the vendor's own. */
import type { FindingRule } from "./finding-rule.js";

export const filterRecognised: FindingRule = (_observations, { verdict }) => verdict.layers.map(({ id, name, owner, count, evidence }) => ({
  id: `filter-${id}`, area: "censorship", severity: owner === "vendor" || owner === "unknown" ? "low" : "medium", credibility: "likely",
  title: `A filter is in the path: ${name}`,
  detail: `${count} ${count === 1 ? "exchange carries" : "exchanges carry"} its mark; ${owner === "unknown" ? "whose it is is not known: the vendor's, the host's or the reseller's" : `it belongs to the ${owner}`}.`,
  evidence, innocentCauses: [{ cause: "the vendor's own mandatory moderation, which every channel of this model has", checked: false, result: "would need the same question at the vendor's own endpoint" }],
  remedy: "Ask the vendor which filter this is, who runs it, and whether it can be turned off for your account.",
}));
