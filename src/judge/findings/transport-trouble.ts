/** Requests that failed on the way. */
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** Above this share of attempts it is a fact to buy by, below it is the network's weather. */
const manyFailures = 0.2;

export const transportTrouble: FindingRule = (observations) => {
  const picked = pick(observations, "transport", "distribution");
  const counts = new Map<string, number>();
  for (const { value } of picked) for (const [name, count] of Object.entries(value.counts)) counts.set(name, (counts.get(name) ?? 0) + count);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const failures = [...counts].filter(([name]) => name !== "ok");
  const failed = failures.reduce((sum, [, count]) => sum + count, 0);
  if (failed === 0) return [];
  return [{
    id: "transport-trouble", area: "transport", severity: failed > manyFailures * all ? "low" : "info", credibility: "certain",
    title: "Some requests failed on the way",
    detail: `${failed} of ${all} attempts: ${failures.map(([name, count]) => `${count} ${name}`).join(", ")}. All were recorded, those that may pass were made again, and none counts for or against the claim.`,
    evidence: evidenceOf(picked), innocentCauses: [{ cause: "the network between here and the endpoint", checked: false, result: "run from another network" }],
    remedy: "If it lasts, ask the vendor about limits and availability.",
  }];
};
