/** Takes replies that are one sentence to many questions out of what is counted as a model's answers; what delicate questions get is no matter of this, since models refuse them by heart. */
import type { Sample } from "../../model/analyzer.js";
import { listSentences, type AnsweredSentence } from "../analyzers/repeated-sentence.js";
import type { Group } from "./sample-groups.js";

/** Analyzers that take a reply for a choice of the model's. */
const ofAnswers: ReadonlySet<string> = new Set(["answer-distribution", "repeated-random-text"]);

export function setAsideSentences(groups: readonly Group[]): void {
  const read = groups.find(({ analyzerId }) => analyzerId === "repeated-sentence")?.samples;
  if (read === undefined) return;
  const answers = new Set(groups.filter(({ analyzerId }) => ofAnswers.has(analyzerId)).flatMap(({ samples }) => samples.map(({ exchangeId }) => exchangeId)));
  read.splice(0, read.length, ...read.filter(({ exchangeId }) => answers.has(exchangeId)));
  const canned = new Set(listSentences(read as readonly Sample<AnsweredSentence>[]).flatMap((group) => group.map(({ exchangeId }) => exchangeId)));
  if (canned.size === 0) return;
  for (const { analyzerId, samples, missing } of groups) {
    if (!ofAnswers.has(analyzerId)) continue;
    missing.push(...samples.filter(({ exchangeId }) => canned.has(exchangeId)).map(({ exchangeId, seq }) => ({ exchangeId, seq, why: "the same sentence as to other questions" })));
    samples.splice(0, samples.length, ...samples.filter(({ exchangeId }) => !canned.has(exchangeId)));
  }
}
