/** The replies name another model than the one that was asked for. */
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

export const reportedModelDiffers: FindingRule = (observations, { header }) => {
  const picked = pick(observations, "reported-model", "distribution");
  const others = [...new Set(picked.flatMap(({ value }) => Object.keys(value.counts)))].filter((name) => name !== "(none)" && !isSameName(name, header.endpoint.model));
  if (others.length === 0) return [];
  return [{
    id: "reported-model-differs", area: "identity", severity: "low", credibility: "possible",
    title: "Replies name another model than was asked for",
    detail: `Asked for "${header.endpoint.model}", the replies name ${others.slice(0, 5).map((name) => `"${name}"`).join(", ")}. A name proves nothing either way; one that differs is worth a question.`,
    evidence: evidenceOf(picked), innocentCauses: [{ cause: "an alias that stands for a dated version or a vendor's path", checked: true, result: "dates, versions and vendor prefixes were allowed for" }],
    remedy: "Ask the vendor what these names stand for.",
  }];
};

/** The same but for a vendor's path before it, a tag or a date behind it. */
function isSameName(name: string, asked: string): boolean {
  const plain = (text: string): string => (text.toLowerCase().split("/").at(-1) ?? "").replace(/[:@].*$/, "").replace(/[-.]?(latest|preview|\d{4}-?\d{2}-?\d{2}|\d{3,4})$/g, "").replace(/[^a-z0-9]+/g, "");
  return plain(name) === plain(asked);
}
