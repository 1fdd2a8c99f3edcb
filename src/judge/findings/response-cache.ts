/** Answers that should be random come back byte for byte: a response cache, or a sampler that ignores temperature. */
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** Repeats at temperature 1 of an answer this share of the time are habit, not cache. */
const degenerateShare = 0.99;
const fewestCellsToJudge = 3;

export const responseCache: FindingRule = (observations) => {
  const picked = pick(observations, "repeated-random-text", "rate");
  const k = picked.reduce((sum, { value }) => sum + value.k, 0);
  const n = picked.reduce((sum, { value }) => sum + value.n, 0);
  if (k === 0) return [];
  const answers = pick(observations, "answer-distribution", "distribution").filter(({ observation }) => observation.samples >= 3);
  const varied = answers.filter(({ observation, value }) => Math.max(...Object.values(value.counts)) / observation.samples < degenerateShare).length;
  const temperatureWorks = varied >= fewestCellsToJudge;
  const certain = k === n && temperatureWorks;
  return [{
    id: "response-cache", area: "caching", severity: certain ? "medium" : "low", credibility: certain ? "likely" : "possible",
    title: temperatureWorks ? "The same random text comes back twice" : "Answers that should vary do not: a response cache, or temperature is ignored",
    detail: `${k} of ${n} pairs of answers that should be random letters are equal byte for byte. A response cache does that; you may be paying for answers that were not generated for you.`,
    evidence: evidenceOf(picked),
    innocentCauses: [{
      cause: "temperature is ignored, so that every answer is the likeliest one", checked: answers.length > 0,
      result: answers.length === 0 ? "no other question was asked at temperature 1" : temperatureWorks ? `no: answers to ${varied} of ${answers.length} other wordings vary` : `possible: answers to ${answers.length - varied} of ${answers.length} other wordings do not vary either`,
    }, { cause: "a model that has one favourite random string", checked: false, result: "would need the same question at a trusted endpoint of the model" }],
    remedy: "Ask the vendor whether responses are cached, whether cached ones are billed, and how to turn it off.",
  }];
};
