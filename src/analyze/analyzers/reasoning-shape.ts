/** Where replies carry reasoning: in a member of its own, inside the text, or nowhere. Hosts may strip it, and cannot invent it. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { readAnswer } from "../read-answer.js";
import { readReplyParts } from "../style/read-reply-parts.js";
import { summarizeLabels } from "../summarize-labels.js";

/** No options. */
export const reasoningShape: Analyzer<string> = {
  id: "reasoning-shape",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("reasoning-shape"),
  extract(transcript) {
    if (!transcript.exchange.final || transcript.reply === null || readAnswer(transcript).kind === "missing") return null;
    return { kind: "value", value: readReplyParts(transcript.reply).place };
  },
  summarize: summarizeLabels,
};
