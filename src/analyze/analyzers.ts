/** The analyzers, by id: each reads one kind of fact out of transcripts. */
import type { Analyzer } from "../model/analyzer.js";
import { acceptedAnswer } from "./analyzers/accepted-answer.js";
import { actionTokens } from "./analyzers/action-tokens.js";
import { answerDistribution } from "./analyzers/answer-distribution.js";
import { backendFingerprint } from "./analyzers/backend-fingerprint.js";
import { biasedToken } from "./analyzers/biased-token.js";
import { bodyProblems } from "./analyzers/body-problems.js";
import { cachedTokens } from "./analyzers/cached-tokens.js";
import { chunkEdges } from "./analyzers/chunk-edges.js";
import { cutBoundary } from "./analyzers/cut-boundary.js";
import { factChecklist } from "./analyzers/fact-checklist.js";
import { failuresByProbe } from "./analyzers/failures-by-probe.js";
import { interTokenLatency } from "./analyzers/inter-token-latency.js";
import { latencyModes } from "./analyzers/latency-modes.js";
import { layerMarks } from "./analyzers/layer-marks.js";
import { outputCount } from "./analyzers/output-count.js";
import { outputMeter } from "./analyzers/output-meter.js";
import { outputOverCeiling } from "./analyzers/output-over-ceiling.js";
import { outputSpeed } from "./analyzers/output-speed.js";
import { partyLine } from "./analyzers/party-line.js";
import { promptCountRepeats } from "./analyzers/prompt-count-repeats.js";
import { promptReplies } from "./analyzers/prompt-replies.js";
import { promptTokenOffset } from "./analyzers/prompt-token-offset.js";
import { promptTokenizer } from "./analyzers/prompt-tokenizer.js";
import { reasoningShape } from "./analyzers/reasoning-shape.js";
import { reasoningSpeed } from "./analyzers/reasoning-speed.js";
import { repeatSimilarity } from "./analyzers/repeat-similarity.js";
import { repeatability } from "./analyzers/repeatability.js";
import { repeatedRandomText } from "./analyzers/repeated-random-text.js";
import { repeatedSentence } from "./analyzers/repeated-sentence.js";
import { replyClass } from "./analyzers/reply-class.js";
import { reportedModel } from "./analyzers/reported-model.js";
import { selfDescription } from "./analyzers/self-description.js";
import { servingProvider } from "./analyzers/serving-provider.js";
import { signature } from "./analyzers/signature.js";
import { stopReasons } from "./analyzers/stop-reasons.js";
import { streamShape } from "./analyzers/stream-shape.js";
import { style } from "./analyzers/style.js";
import { timeToFirstToken } from "./analyzers/time-to-first-token.js";
import { tokenCounts } from "./analyzers/token-counts.js";
import { tokenStrings } from "./analyzers/token-strings.js";
import { transport } from "./analyzers/transport.js";
import { unseenReasoning } from "./analyzers/unseen-reasoning.js";
import { usageSums } from "./analyzers/usage-sums.js";

export const analyzers = {
  "accepted-answer": acceptedAnswer,
  "action-tokens": actionTokens,
  "answer-distribution": answerDistribution,
  "backend-fingerprint": backendFingerprint,
  "biased-token": biasedToken,
  "body-problems": bodyProblems,
  "cached-tokens": cachedTokens,
  "chunk-edges": chunkEdges,
  "cut-boundary": cutBoundary,
  "fact-checklist": factChecklist,
  "failures-by-probe": failuresByProbe,
  "inter-token-latency": interTokenLatency,
  "latency-modes": latencyModes,
  "layer-marks": layerMarks,
  "output-count": outputCount,
  "output-meter": outputMeter,
  "output-over-ceiling": outputOverCeiling,
  "output-speed": outputSpeed,
  "party-line": partyLine,
  "prompt-count-repeats": promptCountRepeats,
  "prompt-replies": promptReplies,
  "prompt-token-offset": promptTokenOffset,
  "prompt-tokenizer": promptTokenizer,
  "reasoning-shape": reasoningShape,
  "reasoning-speed": reasoningSpeed,
  "repeat-similarity": repeatSimilarity,
  "repeatability": repeatability,
  "repeated-random-text": repeatedRandomText,
  "repeated-sentence": repeatedSentence,
  "reply-class": replyClass,
  "reported-model": reportedModel,
  "self-description": selfDescription,
  "serving-provider": servingProvider,
  "signature": signature,
  "stop-reasons": stopReasons,
  "stream-shape": streamShape,
  "style": style,
  "time-to-first-token": timeToFirstToken,
  "token-counts": tokenCounts,
  "token-strings": tokenStrings,
  "transport": transport,
  "unseen-reasoning": unseenReasoning,
  "usage-sums": usageSums,
} satisfies Record<string, Analyzer>;
