/** Requests that vendors forbid beside harmless look-alikes, in Markdown; nothing where none were asked. */
import type { Observation } from "../../model/observation.js";
import type { Report } from "../../model/report.js";
import { describeAttributions } from "../facts/describe-attributions.js";
import { describeCounts } from "../facts/describe-value.js";
import { listEvidence } from "../facts/list-evidence.js";
import { notMeasured } from "../facts/format-number.js";
import { heading, join, table, type Inline } from "./markdown-blocks.js";

export function moderationSection({ observations, verdict: { withheld = [] } }: Report): string | null {
  const classes = observations.filter(({ key, subject }) => key === "reply-class" && (subject.step === "unsafe" || subject.step === "harmless"));
  if (classes.length === 0) return null;
  const cells = [...new Set(classes.map(({ subject }) => JSON.stringify([subject.topic ?? "all", subject.language ?? "all"])))].sort();
  const show = (own: readonly Observation[], step: string): string => {
    const found = own.find(({ subject }) => subject.step === step);
    return found?.value?.kind === "distribution" ? describeCounts(found.value.counts, false) : notMeasured;
  };
  const layers = describeAttributions(withheld.filter(({ suite }) => suite === "moderation"));
  return join(
    heading(2, "Moderation"),
    "A refusal of the forbidden request is usual; a refusal of its harmless look-alike is not.",
    table(["Topic", "Language", "Forbidden", "Look-alike", "Exchange ids"], cells.map((cell): Inline[] => {
      const own = classes.filter(({ subject }) => JSON.stringify([subject.topic ?? "all", subject.language ?? "all"]) === cell);
      return [own[0]?.subject.topic ?? "all", own[0]?.subject.language ?? "all", show(own, "unsafe"), show(own, "harmless"), listEvidence(own.flatMap(({ evidence }) => evidence))];
    })),
    layers.length === 0 ? null : join(heading(3, "Who refused"), table(["Topic", "Language", "Layer", "Sure", "Whose", "Why"], layers.map(({ topic, language, layer, sure, whose, why }): Inline[] => [topic, language, layer, sure, whose, why]))),
  );
}
