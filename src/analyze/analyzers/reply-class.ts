/** Counts how the replies to one question turned out: complete, partial, evasive, steered, refused, blocked, empty, cut off or an error. */
import type { Analyzer, Measured, SampleGroup } from "../../model/analyzer.js";
import { classifyReply, type ClassifiedReply } from "../reply/classify-reply.js";
import { noFacts, noMarkers, ofStep, readOptions, replyClassOptionsSchema } from "../reply/checklist-options.js";
import { nothingMeasured } from "../reply/nothing-measured.js";
import { replyClasses } from "../reply/reply-classes.js";
import { usableReply } from "../reply/usable-reply.js";

/** A note is read by people; the rest is in the evidence. */
const RULES_NOTED = 4;

/** Options (both optional): `facts` and `markers` per step. Path failures (429, 5xx, time-outs) are missing, never a class. */
export const replyClass: Analyzer<ClassifiedReply> = {
  id: "reply-class",
  version: 1,
  strength: "strong",
  scope: "probe",
  checkOptions: (options) => void readOptions("reply-class", replyClassOptionsSchema, options),
  extract(transcript, options, _subject, resources) {
    const usable = usableReply(transcript);
    if (usable?.kind !== "value") return usable;
    const { facts, markers } = readOptions("reply-class", replyClassOptionsSchema, options);
    const step = transcript.exchange.step;
    return {
      kind: "value",
      value: classifyReply(usable.value, { facts: ofStep(facts, step) ?? noFacts, markers: ofStep(markers, step) ?? noMarkers, maxTokens: transcript.step.maxTokens, prompt: transcript.step.messages.at(-1)?.content ?? "", classifier: resources.replyClassifier ?? null }),
    };
  },
  summarize(group) {
    if (group.samples.length === 0) return [nothingMeasured(group)];
    const counts: Record<string, number> = {};
    for (const label of replyClasses) {
      const count = group.samples.filter(({ value }) => value.label === label).length;
      if (count > 0) counts[label] = count;
    }
    return [{ state: "observed", value: { kind: "distribution", counts }, note: describe(group) } satisfies Measured];
  },
};

/** Which rules spoke for every class but "complete", with the exchanges. */
function describe(group: SampleGroup<ClassifiedReply>): string {
  const parts = replyClasses.filter((label) => label !== "complete").flatMap((label) => {
    const members = group.samples.filter(({ value }) => value.label === label);
    if (members.length === 0) return [];
    const rules = [...new Set(members.flatMap(({ value }) => value.spans.map(({ rule }) => rule)))].slice(0, RULES_NOTED);
    return [`${label} ${members.map(({ exchangeId }) => exchangeId).join(", ")}${rules.length > 0 ? ` (${rules.join("; ")})` : ""}`];
  });
  return parts.join(". ");
}
