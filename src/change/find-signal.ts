/** Which signal an observation belongs to: what tends to move together when something behind the endpoint changes. */
import type { Signal } from "../model/diff.js";
import type { Observation } from "../model/observation.js";

/** Key or analyzer → signal; what is named in neither is "other". */
const signalsByName: Readonly<Record<string, Signal>> = {
  "accepted-answer": "answers",
  "answer-distribution": "answers",
  "fact-checklist": "answers",
  "prompt-answers": "answers",
  "prompt-style": "style",
  "repeat-similarity": "answers",
  "repeatability": "answers",
  "prompt-tokens": "tokens",
  "party-line": "filter",
  "reply-class": "filter",
  "stop-reasons": "filter",
  "backend-fingerprint": "path",
  "body-problems": "path",
  "reported-model": "path",
  "serving-provider": "path",
  "signature": "path",
  "transport": "path",
  "usage-sums": "path",
  "inter-token-latency": "latency",
  "latency-modes": "latency",
  "output-speed": "latency",
  "output-token-speed": "latency",
  "stream-shape": "latency",
  "time-to-first-token": "latency",
};

/** Words in the ids of analyzers to come, so that a new one need not be named here. */
const signalsByWord: readonly (readonly [RegExp, Signal])[] = [
  [/token|usage|billing|overhead/, "tokens"],
  [/latency|speed|first-token/, "latency"],
  [/style/, "style"],
  [/price|cost/, "price"],
  [/refus|filter|block|layer/, "filter"],
];

export function findSignal({ key, analyzer, subject }: Pick<Observation, "key" | "analyzer" | "subject">): Signal {
  // A recognised filter is about what is withheld, a recognised stack about the way.
  if (analyzer.id === "signature") return subject["kind"] === "filter" ? "filter" : "path";
  const named = [key, analyzer.id].find((name) => Object.hasOwn(signalsByName, name));
  if (named !== undefined) return signalsByName[named] ?? "other";
  return signalsByWord.find(([word]) => word.test(analyzer.id))?.[1] ?? "other";
}
