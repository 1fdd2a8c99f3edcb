/** Counts the short answers to one question: costly to fake, since it takes the model's own habits to have them. */
import { z } from "zod";
import type { Analyzer } from "../../model/analyzer.js";
import { keepText } from "../keep-text.js";
import { answerKinds, normalizeAnswer } from "../normalize-answer.js";
import { readAnswer } from "../read-answer.js";
import { readOptions } from "../reply/checklist-options.js";
import { summarizeLabels } from "../summarize-labels.js";

const optionsSchema = z.strictObject({ kind: z.enum(answerKinds).default("word") });
const ANSWER_CHARACTERS = 80;

/** Option `kind`: word (the default), integer, letter, line. Source of the method: arXiv:2607.10252. */
export const answerDistribution: Analyzer<string> = {
  id: "answer-distribution",
  version: 1,
  strength: "strong",
  scope: "probe",
  checkOptions: (options) => void readOptions("answer-distribution", optionsSchema, options),
  extract(transcript, options) {
    const answer = readAnswer(transcript);
    if (answer.kind === "missing") return answer;
    const { kind } = readOptions("answer-distribution", optionsSchema, options);
    return { kind: "value", value: keepText(normalizeAnswer(answer.value, kind), ANSWER_CHARACTERS) };
  },
  summarize: summarizeLabels,
};
