/** The replies name several serving providers or backends. */
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

export const backendVaries: FindingRule = (observations) => ["serving-provider", "backend-fingerprint"].flatMap((key) => {
  const picked = pick(observations, key, "distribution");
  const names = [...new Set(picked.flatMap(({ value }) => Object.keys(value.counts)))].filter((name) => name !== "(none)");
  if (names.length < 2) return [];
  return [{
    id: `backend-varies-${key}`, area: "consistency" as const, severity: "info" as const, credibility: "certain" as const,
    title: key === "serving-provider" ? "Several providers answer under one name" : "Several backend versions answer under one name",
    detail: `Named in the replies: ${names.slice(0, 8).map((name) => `"${name}"`).join(", ")}.`,
    evidence: evidenceOf(picked), innocentCauses: [{ cause: "an aggregator that balances load between honest hosts", checked: false, result: "usual with aggregators" }],
    remedy: "If you need one host, ask for it by name; hosts of one model differ in speed, filters and counting.",
  }];
});
