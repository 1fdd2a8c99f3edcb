/** Who withheld each answer, in rows: the layer, whose it is, how sure that is, and the tests that say so. */
import type { Attribution, LayerClass, LayerTest } from "../../model/attribution.js";

export interface AttributionRow {
  readonly topic: string;
  readonly language: string;
  readonly layer: string;
  readonly sure: string;
  readonly whose: string;
  readonly why: string;
  readonly evidence: readonly string[];
}

const names: Readonly<Record<LayerClass, string>> = {
  "model": "the model itself",
  "injected-prompt": "an injected system prompt",
  "input-filter": "a filter on the question",
  "output-filter": "a filter on the answer",
  "both-filters": "filters on both sides",
  "none": "nothing on purpose",
};
/** Tests named of each row, the most telling first. */
const namedTests = 3;
/** Below this a likelihood ratio tells nothing worth a line (a factor of 1.5). */
const leastTelling = 0.4;

/** Those that follow-ups were asked of come first. */
export function describeAttributions(attributions: readonly Attribution[]): AttributionRow[] {
  return attributions.toSorted((left, right) => Number(right.layer !== null) - Number(left.layer !== null) || right.followUps - left.followUps).map((one) => ({
    topic: one.topic,
    language: one.language,
    layer: one.layer === null ? `not told: ${rank(one.posteriors)}` : names[one.layer],
    sure: one.layer === null ? "–" : `${Math.round((one.posteriors[one.layer] ?? 0) * 100)} %`,
    whose: one.owner === "unknown" ? `unknown: ${one.ownerWhy}` : `${one.owner}: ${one.ownerWhy}`,
    why: one.followUps === 0 && one.layer === null ? "no follow-up questions were asked of it" : explain(one),
    evidence: one.evidence,
  }));
}

/** Those that something is known of, and a sentence on the rest: nobody asked who withheld. */
export function splitAttributions(attributions: readonly Attribution[]): { readonly told: readonly AttributionRow[]; readonly untold: string } {
  const isUntold = ({ followUps, layer }: Attribution): boolean => followUps === 0 && layer === null;
  const count = attributions.filter(isUntold).length;
  return {
    told: describeAttributions(attributions.filter((one) => !isUntold(one))),
    untold: count === 0 ? "" : `Of ${count === 1 ? "one withheld answer" : `${count} withheld answers`} the layer is not told: no follow-up questions were asked.`,
  };
}

/** The two likeliest. */
function rank(posteriors: Readonly<Record<string, number>>): string {
  return Object.entries(posteriors).toSorted(([, left], [, right]) => right - left).slice(0, 2)
    .map(([layer, posterior]) => `${Object.hasOwn(names, layer) ? names[layer as LayerClass] : layer} ${Math.round(posterior * 100)} %`).join(", ");
}

/** The tests that speak loudest for the likeliest layer, against the next one of them each. */
function explain({ tests, posteriors }: Attribution): string {
  const [best = "none", next = "none"] = Object.entries(posteriors).toSorted(([, left], [, right]) => right - left).map(([layer]) => layer);
  const weigh = ({ logLikelihoods }: LayerTest): number => {
    const others = Object.entries(logLikelihoods).filter(([layer]) => layer !== best).map(([, log]) => log);
    return (logLikelihoods[best] ?? 0) - (others.reduce((sum, log) => sum + log, 0) / Math.max(1, others.length) + (logLikelihoods[next] ?? 0)) / 2;
  };
  return tests.map((test) => ({ test, weight: weigh(test) })).filter(({ weight }) => weight > leastTelling).toSorted((left, right) => right.weight - left.weight).slice(0, namedTests)
    .map(({ test: { test, seen } }) => `${test}: ${seen}`).join("; ");
}
