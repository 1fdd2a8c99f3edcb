/** The single answers behind the distributions, in the order they were asked, with the upstream provider that each reply names: what tells how requests are dealt out. */
import type { AnsweredQuestion } from "../model/analysis.js";
import type { Group } from "./engine/sample-groups.js";

export function listAnswers(groups: readonly Group[]): AnsweredQuestion[] {
  const providers = new Map(groups.filter(({ key }) => key === "serving-provider").flatMap(({ samples }) => samples.map(({ exchangeId, value }) => [exchangeId, String(value)] as const)));
  return groups.filter(({ key, probe }) => key === "answer-distribution" && probe !== null)
    .flatMap(({ probe, subject, samples }) => samples.map(({ exchangeId, seq, value }) => ({
      exchangeId, seq, probe: probe?.id ?? "", cell: subject.cell ?? "only", answer: String(value), provider: providers.get(exchangeId) ?? null,
    })))
    .sort((a, b) => a.seq - b.seq || (a.exchangeId < b.exchangeId ? -1 : 1));
}
