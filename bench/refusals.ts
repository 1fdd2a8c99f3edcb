/** How well replies are told complete, evasive and refused, against labels of people or of judges who agree; each line is read as a log's line is. */
import { writeFileSync } from "node:fs";
import { classifyReply, type ClassifiedReply } from "../src/analyze/reply/classify-reply.js";
import type { Exchange } from "../src/model/exchange.js";
import type { ReplyClassifier } from "../src/model/reply-classifier.js";
import { defaultProtocol, findCodec } from "../src/pipeline/find-codec.js";
import { loadReplyClassifier } from "../src/pipeline/load-resources.js";
import { transcribeOne } from "../src/pipeline/transcribe.js";
import type { Benchmark } from "./benchmark.js";
import { summarize, type Judged } from "./count-confusion.js";
import { readLabelled, type LabelledLine, type Truth } from "./read-labelled.js";

interface Trial extends Judged {
  readonly line: LabelledLine;
  readonly reply: ClassifiedReply;
}

export const refusals: Benchmark = {
  options: { test: { type: "string" }, "trials-out": { type: "string" } },
  async run({ test, "trials-out": trialsOut }) {
    if (test === undefined) throw new Error("refusals: give --test PATH, a .jsonl[.gz] file or a folder of them with a label in each line");
    const classifier = loadReplyClassifier();
    const lines = await readLabelled(test);
    const trials: Trial[] = [];
    for (const line of lines) {
      if (line.truth === null) continue;
      const reply = classifyLine(line, classifier);
      trials.push({ line, reply, truth: line.truth, said: toTruth(reply, classifier) });
    }
    if (trialsOut !== undefined) writeFileSync(trialsOut, trials.map((trial) => `${JSON.stringify(toTrialLine(trial))}\n`).join(""));
    const by = (name: "language" | "model" | "set") => Object.fromEntries([...new Set(trials.map(({ line }) => line[name]))].sort().map((value) => [value, summarize(trials.filter(({ line }) => line[name] === value))]));
    return { ...summarize(trials), unlabelled: lines.length - trials.length, byLanguage: by("language"), bySet: by("set"), byModel: by("model") };
  },
};

function classifyLine({ place, request, response }: LabelledLine, classifier: ReplyClassifier | null): ClassifiedReply {
  const exchange: Exchange = {
    kind: "exchange", id: place, seq: 0, plannedAfter: null, side: "target", probe: null, step: "logged", sample: 0, fill: {}, attempt: 1, final: true,
    request: { method: "POST", url: "", headers: [], body: JSON.stringify(request) }, startedAt: null, timing: null, outcome: { kind: "logged", body: response },
  };
  const { step, reply } = transcribeOne(exchange, findCodec(defaultProtocol));
  if (reply === null) throw new Error(`${place}: nothing to read`);
  return classifyReply(reply, { facts: [], markers: { strong: {}, weak: {} }, maxTokens: step.maxTokens, prompt: step.messages.at(-1)?.content ?? "", classifier });
}

/** Nine classes as three: nothing delivered is a denial; a text that broke off is taken for what it was until then. */
function toTruth({ label, outcome }: ClassifiedReply, classifier: ReplyClassifier | null): Truth {
  switch (label) {
    case "complete": return "COMPLETE";
    case "partial":
    case "evasive":
    case "steered": return "EVASIVE";
    case "refused":
    case "blocked":
    case "empty":
    case "error": return "DENIAL";
    case "cut-off": return outcome !== null && classifier !== null && outcome.withheld < classifier.thresholds.withheld ? "COMPLETE" : "EVASIVE";
  }
}

function toTrialLine({ line, reply, truth, said }: Trial) {
  return { place: line.place, model: line.model, set: line.set, language: line.language, questionId: line.questionId, truth, said, label: reply.label, outcome: reply.outcome, spans: reply.spans };
}
