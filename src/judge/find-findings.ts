/** All that is wrong with the endpoint, by rules that each look at one thing. */
import { severities, type Finding } from "../model/finding.js";
import type { Observation } from "../model/observation.js";
import { backendVaries } from "./findings/backend-varies.js";
import { bufferedStreaming } from "./findings/buffered-streaming.js";
import { cachedFromNowhere } from "./findings/cached-from-nowhere.js";
import { claimInconsistent } from "./findings/claim-inconsistent.js";
import { comparisonsVoided } from "./findings/comparisons-voided.js";
import { copiesAltered } from "./findings/copies-altered.js";
import { filterRecognised } from "./findings/filter-recognised.js";
import type { FindingContext, FindingRule } from "./findings/finding-rule.js";
import { hiddenPrompt } from "./findings/hidden-prompt.js";
import { latencyTwoModes } from "./findings/latency-two-modes.js";
import { oddBodies } from "./findings/odd-bodies.js";
import { oneSentenceToAll } from "./findings/one-sentence-to-all.js";
import { outputCountsHigh } from "./findings/output-counts-high.js";
import { outputMeterHigh } from "./findings/output-meter-high.js";
import { outputOverCeiling } from "./findings/output-over-ceiling.js";
import { overRefusal } from "./findings/over-refusal.js";
import { promptCountsUnexplained } from "./findings/prompt-counts-unexplained.js";
import { promptCountVaries } from "./findings/prompt-count-varies.js";
import { promptTokenizerDiffers } from "./findings/prompt-tokenizer-differs.js";
import { reasoningTooFast } from "./findings/reasoning-too-fast.js";
import { reasoningUnseen } from "./findings/reasoning-unseen.js";
import { reportedModelDiffers } from "./findings/reported-model-differs.js";
import { responseCache } from "./findings/response-cache.js";
import { selectiveFailures } from "./findings/selective-failures.js";
import { sensitiveQuestionsWithheld } from "./findings/sensitive-questions-withheld.js";
import { tokenCountsInflated } from "./findings/token-counts-inflated.js";
import { tokenOverheadAdded } from "./findings/token-overhead-added.js";
import { tokenizerNotClaimed } from "./findings/tokenizer-not-claimed.js";
import { transportTrouble } from "./findings/transport-trouble.js";
import { unrepeatableAtTemperatureZero } from "./findings/unrepeatable-at-temperature-zero.js";
import { usageOfAnotherTokenizer } from "./findings/usage-of-another-tokenizer.js";
import { usageSumsWrong } from "./findings/usage-sums-wrong.js";

export const findingRules = {
  "backend-varies": backendVaries,
  "buffered-streaming": bufferedStreaming,
  "cached-from-nowhere": cachedFromNowhere,
  "claim-inconsistent": claimInconsistent,
  "comparisons-voided": comparisonsVoided,
  "copies-altered": copiesAltered,
  "filter-recognised": filterRecognised,
  "hidden-prompt": hiddenPrompt,
  "latency-two-modes": latencyTwoModes,
  "odd-bodies": oddBodies,
  "one-sentence-to-all": oneSentenceToAll,
  "output-counts-high": outputCountsHigh,
  "output-meter-high": outputMeterHigh,
  "output-over-ceiling": outputOverCeiling,
  "over-refusal": overRefusal,
  "prompt-counts-unexplained": promptCountsUnexplained,
  "prompt-count-varies": promptCountVaries,
  "prompt-tokenizer-differs": promptTokenizerDiffers,
  "reasoning-too-fast": reasoningTooFast,
  "reasoning-unseen": reasoningUnseen,
  "reported-model-differs": reportedModelDiffers,
  "response-cache": responseCache,
  "selective-failures": selectiveFailures,
  "sensitive-questions-withheld": sensitiveQuestionsWithheld,
  "token-counts-inflated": tokenCountsInflated,
  "token-overhead-added": tokenOverheadAdded,
  "tokenizer-not-claimed": tokenizerNotClaimed,
  "transport-trouble": transportTrouble,
  "unrepeatable-at-temperature-zero": unrepeatableAtTemperatureZero,
  "usage-of-another-tokenizer": usageOfAnotherTokenizer,
  "usage-sums-wrong": usageSumsWrong,
} satisfies Record<string, FindingRule>;

/** The severest first; equally severe ones by id. */
export function findFindings(observations: readonly Observation[], context: FindingContext): readonly Finding[] {
  return Object.values(findingRules).flatMap((rule: FindingRule) => rule(observations, context))
    .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity) || (a.id < b.id ? -1 : 1));
}
