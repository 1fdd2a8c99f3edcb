/** Counts right answers to questions with a known answer: a weak model fails what a strong one knows; that it knows proves nothing. */
import { z } from "zod";
import type { Analyzer } from "../../model/analyzer.js";
import { readAnswer } from "../read-answer.js";
import { readOptions } from "../reply/checklist-options.js";
import { findPhrase, prepareForPhrases } from "../reply/find-phrase.js";

const phrases = z.array(z.string().min(1)).min(1).readonly();
const optionsSchema = z.strictObject({
  /** One list for all cells, or a list a cell. */
  accept: z.union([phrases, z.record(z.string(), phrases).readonly()]),
  /** Any of these makes an answer wrong, whatever else it says. */
  reject: phrases.optional(),
});

/** Option `accept`: phrases of which one has to stand in the answer, as a word of its own; for all cells, or by cell id. */
export const acceptedAnswer: Analyzer<boolean> = {
  id: "accepted-answer",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: (options) => void readOptions("accepted-answer", optionsSchema, options),
  extract(transcript, options, { cell = "" }) {
    const { accept, reject } = readOptions("accepted-answer", optionsSchema, options);
    const accepted = isList(accept) ? accept : Object.hasOwn(accept, cell) ? accept[cell] : undefined;
    if (accepted === undefined) return null;
    const answer = readAnswer(transcript);
    if (answer.kind === "missing") return answer;
    const text = prepareForPhrases(answer.value);
    const says = (phrase: string): boolean => findPhrase(text, phrase) !== -1;
    return { kind: "value", value: accepted.some(says) && !(reject ?? []).some(says) };
  },
  summarize: ({ samples }) => [{ state: "observed", value: { kind: "rate", k: samples.filter(({ value }) => value).length, n: samples.length }, note: "" }],
};

function isList(accept: z.infer<typeof optionsSchema>["accept"]): accept is readonly string[] {
  return Array.isArray(accept);
}
