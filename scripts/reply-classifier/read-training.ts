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

export interface TrainingRow {
  readonly line: LabelledLine;
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
    const { label } = classifyByRules(text, false, { facts: [], markers: { strong: {}, weak: {} } });
    const unfinished = isCutOff(reply, text, step.maxTokens) || reply.choices[0]?.stop?.unified === "length";
    rows.push({
      line, truth: line.truth, corpus: basename(path), vendor: line.model.split("/")[0] ?? line.model, question: Number(/(\d+)$/.exec(line.questionId)?.[1] ?? 0),
      features: measureReply({ text, prepared: prepareText(text), preparedPrompt: prepareText(step.messages.at(-1)?.content ?? ""), unfinished, ruleLabel: label }),
    });
  }
  return rows;
}
