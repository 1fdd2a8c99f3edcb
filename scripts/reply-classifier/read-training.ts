/** Labelled replies as rows of named features, read through the same decoding and rules as an audit reads them. */
import { basename } from "node:path";
import { readLabelled, type LabelledLine, type Truth } from "../../bench/read-labelled.js";
import { classifyByRules } from "../../src/analyze/reply/classify-by-rules.js";
import { findBlock } from "../../src/analyze/reply/find-block.js";
import { isCutOff } from "../../src/analyze/reply/is-cut-off.js";
import { measureReply } from "../../src/analyze/reply/learned/measure-reply.js";
import type { FeatureMap } from "../../src/analyze/reply/learned/reply-view.js";
import { prepareText } from "../../src/analyze/reply/prepare-text.js";
import { replyText } from "../../src/analyze/reply/reply-text.js";
import { findCodec } from "../../src/pipeline/find-codec.js";
import { composeExamples } from "./compose-examples.js";
import { ownExamples } from "./own-examples.js";

export interface TrainingRow {
  readonly line: Pick<LabelledLine, "model" | "set" | "language" | "place">;
  readonly truth: Truth;
  readonly corpus: string;
  /** Who made the model, so that siblings stay on one side of a split. */
  readonly vendor: string;
  /** The question's number, equal for its translations. */
  readonly question: number;
  readonly features: FeatureMap;
}

/** Rows without an agreed label, blocks and empty replies are left out: the wire tells those. */
export async function readTraining(path: string): Promise<TrainingRow[]> {
  const codec = findCodec("openai-chat");
  const rows: TrainingRow[] = [];
  for (const line of await readLabelled(path)) {
    const reply = codec.decodeLogged(line.response);
    const text = replyText(reply);
    if (line.truth === null || text === "" || findBlock(reply) !== null) continue;
    const step = codec.decodeRequest(JSON.stringify(line.request));
    const unfinished = isCutOff(reply, text, step.maxTokens) || reply.choices[0]?.stop?.unified === "length";
    rows.push({
      line, truth: line.truth, corpus: basename(path), vendor: line.model.split("/")[0] ?? line.model, question: Number(/(\d+)$/.exec(line.questionId)?.[1] ?? 0),
      features: measure(text, step.messages.at(-1)?.content ?? "", unfinished),
    });
  }
  return rows;
}

/**
 * The exchanges of our own, which are always trained on and never counted in a figure. A refusal that no rule recognises is
 * left out: so few of them teach the trees to guess a refusal from shortness (with them the precision on Chinese was 0.81 and not 0.97).
 */
export function readOwnExamples(): TrainingRow[] {
  return [...ownExamples, ...composeExamples()].map(({ truth, prompt, text }, index) => ({
    line: { model: "own", set: "own", language: "mixed", place: `own:${index + 1}` }, truth, corpus: "own", vendor: "own", question: index, features: measure(text, prompt, false),
  })).filter(({ truth, features }) => truth !== "DENIAL" || features.has("rules/refused"));
}

function measure(text: string, prompt: string, unfinished: boolean): FeatureMap {
  const { label } = classifyByRules(text, false, { facts: [], markers: { strong: {}, weak: {} } });
  return measureReply({ text, prepared: prepareText(text), preparedPrompt: prepareText(prompt), unfinished, ruleLabel: label });
}
