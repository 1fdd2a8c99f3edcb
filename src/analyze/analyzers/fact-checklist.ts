/** Counts how many of the facts that a neutral encyclopedia states the replies name, so that a smooth omission shows as well as a refusal. */
import type { Analyzer, Measured } from "../../model/analyzer.js";
import { factOptionsSchema, ofStep, readOptions } from "../reply/checklist-options.js";
import { nameFacts } from "../reply/name-facts.js";
import { nothingMeasured } from "../reply/nothing-measured.js";
import { replyText } from "../reply/reply-text.js";
import { usableReply } from "../reply/usable-reply.js";

export interface ChecklistResult {
  readonly asked: readonly string[];
  readonly named: readonly string[];
}

/** Option `facts`: step → [{id, any: {language: [phrases]}}]. A refused, blocked or empty reply names none; a fact that is denied counts as named, since negation is not seen. */
export const factChecklist: Analyzer<ChecklistResult> = {
  id: "fact-checklist",
  version: 1,
  strength: "strong",
  scope: "probe",
  checkOptions: (options) => void readOptions("fact-checklist", factOptionsSchema, options),
  extract(transcript, options) {
    const facts = ofStep(readOptions("fact-checklist", factOptionsSchema, options).facts, transcript.exchange.step);
    if (facts === undefined) return null;
    const usable = usableReply(transcript);
    if (usable?.kind !== "value") return usable;
    return { kind: "value", value: { asked: facts.map(({ id }) => id), named: nameFacts(replyText(usable.value), facts) } };
  },
  summarize(group) {
    if (group.samples.length === 0) return [nothingMeasured(group)];
    const results = group.samples.map(({ value }) => value);
    const k = results.reduce((sum, { named }) => sum + named.length, 0);
    const n = results.reduce((sum, { asked }) => sum + asked.length, 0);
    const seen = new Set(results.flatMap(({ named }) => named));
    const never = [...new Set(results.flatMap(({ asked }) => asked))].filter((id) => !seen.has(id));
    return [{ state: "observed", value: { kind: "rate", k, n }, note: never.length === 0 ? "every fact named at least once" : `never named: ${never.join(", ")}` } satisfies Measured];
  },
};
