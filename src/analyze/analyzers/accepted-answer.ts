/** Counts right answers to questions with a known answer: a weak model fails what a strong one knows; that it knows proves nothing. */
import { z } from "zod";
import type { Analyzer } from "../../model/analyzer.js";
import { readAnswer } from "../read-answer.js";
import { readOptions } from "../reply/checklist-options.js";
import { findPhrase, prepareForPhrases } from "../reply/find-phrase.js";

const optionsSchema = z.strictObject({ accepted: z.array(z.string().min(1)).min(1).readonly() });
const slot = /\{\{\s*([A-Za-z][A-Za-z0-9_-]*)\s*\}\}/g;

/** Option `accepted`: phrases of which one has to stand in the answer, as words of its own. A `{{slot}}` in them is what the recording says it was filled with. */
export const acceptedAnswer: Analyzer<boolean> = {
  id: "accepted-answer",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: (options) => void readOptions("accepted-answer", optionsSchema, options),
  extract(transcript, options) {
    const { accepted } = readOptions("accepted-answer", optionsSchema, options);
    const phrases = accepted.map((phrase) => fillSlots(phrase, transcript.exchange.fill)).filter((phrase) => phrase !== null);
    if (phrases.length === 0) return { kind: "missing", why: "the recording does not say what is right" };
    const answer = readAnswer(transcript);
    if (answer.kind === "missing") return answer;
    const text = prepareForPhrases(answer.value);
    return { kind: "value", value: phrases.some((phrase) => findPhrase(text, phrase) !== -1) };
  },
  summarize({ samples }) {
    const wrong = samples.filter(({ value }) => !value).map(({ exchangeId }) => exchangeId);
    return [{
      state: "observed",
      value: { kind: "rate", k: samples.length - wrong.length, n: samples.length },
      note: wrong.length === 0 ? "" : `not named in ${wrong.slice(0, 10).join(", ")}${wrong.length > 10 ? " and others" : ""}`,
    }];
  },
};

/** Null where a slot was filled with nothing that is known. */
function fillSlots(phrase: string, fill: Readonly<Record<string, string>>): string | null {
  let known = true;
  const filled = phrase.replace(slot, (_whole, name: string) => {
    const value = Object.hasOwn(fill, name) ? fill[name] : undefined;
    known &&= value !== undefined && value !== "";
    return value ?? "";
  });
  return known ? filled : null;
}
