/** Sums up what the replies to one question show of the layer that answered or withheld: endings, marks, times and meters. */
import type { Analyzer, Measured, SampleGroup } from "../../model/analyzer.js";
import { median } from "../../stats/median.js";
import { markOutcomes, readMark, type LayerMark } from "../layers/read-mark.js";
import { noFacts, noMarkers, ofStep, readOptions, replyClassOptionsSchema } from "../reply/checklist-options.js";
import { nothingMeasured } from "../reply/nothing-measured.js";
import { usableReply } from "../reply/usable-reply.js";

/** The seeded slot that holds the mark which a reply was asked to begin with. */
const canarySlot = "canary";

/** Options (both optional): `facts` and `markers` per step, as of reply-class. Values are means and counts; "withheld-text" counts equal refusals. */
export const layerMarks: Analyzer<LayerMark> = {
  id: "layer-marks",
  version: 1,
  strength: "strong",
  scope: "probe",
  checkOptions: (options) => void readOptions("layer-marks", replyClassOptionsSchema, options),
  extract(transcript, options, _subject, resources) {
    const { exchange, step } = transcript;
    const usable = usableReply(transcript);
    if (usable?.kind !== "value") return usable;
    const { facts, markers } = readOptions("layer-marks", replyClassOptionsSchema, options);
    const asked = exchange.fill[canarySlot];
    const canary = asked !== undefined && step.messages.some(({ content }) => content.includes(asked)) ? asked : null;
    const expected = { facts: ofStep(facts, exchange.step) ?? noFacts, markers: ofStep(markers, exchange.step) ?? noMarkers, maxTokens: step.maxTokens };
    return { kind: "value", value: readMark(transcript, usable.value, canary, expected, resources) };
  },
  summarize(group) {
    if (group.samples.length === 0) return [nothingMeasured(group)];
    const marks = group.samples.map(({ value }) => value);
    const digests: Record<string, number> = {};
    for (const { digest } of marks) if (digest !== null) digests[digest] = (digests[digest] ?? 0) + 1;
    const features: Measured = { state: "observed", value: { kind: "features", features: sumUp(marks) }, note: describe(group) };
    return Object.keys(digests).length === 0 ? [features] : [features, { key: "withheld-text", state: "observed", value: { kind: "distribution", counts: digests }, note: "" }];
  },
};

function sumUp(marks: readonly LayerMark[]): Record<string, number> {
  const count = (holds: (mark: LayerMark) => boolean): number => marks.filter(holds).length;
  const counted: Record<string, number> = {};
  for (const outcome of markOutcomes) counted[outcome] = count((mark) => mark.outcome === outcome);
  for (const { filters } of marks) {
    for (const { id, owner, side } of filters) for (const name of [`filter-${id}`, `owner-${owner}`, `side-${side ?? "either"}`]) counted[name] = (counted[name] ?? 0) + 1;
  }
  const withheld = marks.filter(({ outcome }) => outcome !== "answered");
  const times = (of: readonly LayerMark[]): number[] => of.flatMap(({ firstMs }) => (firstMs === null ? [] : [firstMs]));
  const billed = marks.filter(({ outcome, promptTokens }) => outcome !== "error" && outcome !== "empty" && (promptTokens ?? 0) > 0);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const optional: Record<string, number | null> = {
    "withheld-first-ms": median(times(withheld)),
    "answered-first-ms": median(times(marks.filter(({ outcome }) => outcome === "answered"))),
    "prompt-tokens": billed.length === 0 ? null : mean(billed.map(({ promptTokens }) => promptTokens ?? 0)),
    "prompt-characters": billed.length === 0 ? null : mean(billed.map(({ promptCharacters }) => promptCharacters)),
  };
  return {
    ...counted,
    "canary-asked": count(({ canary }) => canary !== null),
    "canary-carried": count(({ canary }) => canary === true),
    "refusals-with-canary": count(({ canary, outcome }) => canary === true && outcome === "refused"),
    "refusals-without-canary": count(({ canary, outcome }) => canary === false && outcome === "refused"),
    "unexplained": count(({ unexplained }) => unexplained),
    "hidden-reasoning": count(({ hiddenReasoning }) => hiddenReasoning),
    ...Object.fromEntries(Object.entries(optional).filter((entry): entry is [string, number] => entry[1] !== null)),
  };
}

/** Endings other than an answer, with the exchanges. */
function describe({ samples }: SampleGroup<LayerMark>): string {
  return markOutcomes.filter((outcome) => outcome !== "answered").flatMap((outcome) => {
    const members = samples.filter(({ value }) => value.outcome === outcome).map(({ exchangeId }) => exchangeId);
    return members.length === 0 ? [] : [`${outcome} ${members.join(", ")}`];
  }).join(". ");
}
