/** Questions that could tell the model apart are turned away while ordinary ones are answered: nothing is proved, and nothing can be. */
import type { Probe } from "../../model/probe.js";
import { fisherExact } from "../../stats/fisher-exact.js";
import { wilsonInterval } from "../../stats/wilson-interval.js";
import { formatP } from "../format-p.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** Analyzers whose evidence can convict (docs/how-verdicts-are-reached.md). */
const convicting: ReadonlySet<string> = new Set(["answer-distribution", "cut-boundary"]);
/** One-sided exact test. Errors come in bursts, which an exact test does not know of, so the limits lie far below the usual 5 %; measured on simulated bursts in the test. */
const significance = 0.01;
const strongSignificance = 0.001;

export const selectiveFailures: FindingRule = (observations, { header }) => {
  const picked = pick(observations, "failures-by-probe", "distribution");
  const strong = new Set(header.suites.flatMap(({ probes }) => probes.filter(canConvict).map(({ id }) => id)));
  const count = (ended: string, isStrong: boolean): number => picked.reduce((sum, { value }) => sum + Object.entries(value.counts)
    .filter(([label]) => label.startsWith(`${ended} `) && strong.has(label.slice(ended.length + 1)) === isStrong).reduce((all, [, times]) => all + times, 0), 0);
  const [k, otherK] = [count("failed", true), count("failed", false)];
  const [n, otherN] = [k + count("answered", true), otherK + count("answered", false)];
  if (k === 0 || otherN === 0) return [];
  const pValue = fisherExact(k, n, otherK, otherN);
  if (pValue > significance) return [];
  const [own, other] = [wilsonInterval(k, n), wilsonInterval(otherK, otherN)];
  const percent = (share: number): number => Math.round(share * 100);
  return [{
    id: "selective-failures", area: "transport", severity: pValue <= strongSignificance ? "medium" : "low", credibility: pValue <= strongSignificance ? "likely" : "possible",
    title: "The questions that tell models apart fail, ordinary ones are answered",
    detail: `Between the first failure and the last, ${k} of ${n} requests that could tell the model apart were turned away (${percent(own.low)} to ${percent(own.high)} % at 95 %) and ${otherK} of ${otherN} others (${percent(other.low)} to ${percent(other.high)} %; one-sided exact test, ${formatP(pValue)}). Rate limits, overload, and errors that name a setting are not counted. The claim cannot be tested this way, and that counts neither for it nor against it.`,
    evidence: evidenceOf(picked),
    innocentCauses: [
      { cause: "the endpoint does not take a setting of these questions (a small max_tokens, a temperature) and does not say so", checked: false, result: "send one of these requests with a larger max_tokens and without temperature" },
      { cause: "the endpoint was failing for a time", checked: true, result: `${otherN - otherK} of ${otherN} other requests in the same stretch were answered` },
      { cause: "a filter that takes short questions for abuse", checked: false, result: "ask the vendor" },
    ],
    remedy: "Ask the vendor why these requests fail, with the response ids. Until they work, no audit can tell which model answers: buy only where they do.",
  }];
};

/** Those that send what some honest hosts do not know (native members, log-probabilities) may fail for that. */
function canConvict({ observes, steps }: Probe): boolean {
  return observes.some(({ analyzer }) => convicting.has(analyzer)) && steps.every(({ native, topLogprobs }) => Object.keys(native).length === 0 && topLogprobs === undefined);
}
