/** Equal requests at temperature 0 get different answers: the endpoint's own noise floor. */
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

export const unrepeatableAtTemperatureZero: FindingRule = (observations) => {
  const picked = pick(observations, "repeatability", "rate").filter(({ value }) => value.k < value.n);
  if (picked.length === 0) return [];
  const k = picked.reduce((sum, { value }) => sum + value.k, 0);
  const n = picked.reduce((sum, { value }) => sum + value.n, 0);
  return [{
    id: "unrepeatable-at-temperature-zero", area: "consistency", severity: "info", credibility: "certain",
    title: "Answers at temperature 0 are not always the same",
    detail: `${k} of ${n} pairs of answers to one request are equal. Honest endpoints vary at temperature 0 too.`,
    evidence: evidenceOf(picked), innocentCauses: [{ cause: "batching and hardware of an honest endpoint", checked: false, result: "usual" }],
    remedy: "Do not rely on repeatable answers here.",
  }];
};
