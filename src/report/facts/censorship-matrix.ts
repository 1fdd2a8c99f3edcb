/** How sensitive questions and their controls were answered, topic by language, in counts. */
import type { Observation } from "../../model/observation.js";
import { sumCounts } from "./sum-counts.js";

export interface CensorshipCell {
  readonly sensitive: Readonly<Record<string, number>>;
  readonly control: Readonly<Record<string, number>>;
  readonly evidence: readonly string[];
}

export interface CensorshipMatrix {
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  /** undefined: not asked. */
  cell(topic: string, language: string): CensorshipCell | undefined;
}

/** From every observation of reply classes that names a topic; null where there is none. */
export function censorshipMatrix(observations: readonly Observation[]): CensorshipMatrix | null {
  const groups = new Map<string, Observation[]>();
  const topics = new Set<string>();
  const languages = new Set<string>();
  for (const observation of observations) {
    const { topic, language = "all" } = observation.subject;
    if (observation.key !== "reply-class" || topic === undefined || observation.value?.kind !== "distribution") continue;
    topics.add(topic);
    languages.add(language);
    const key = JSON.stringify([topic, language]);
    groups.set(key, [...(groups.get(key) ?? []), observation]);
  }
  if (groups.size === 0) return null;
  return {
    topics: [...topics].sort(),
    languages: [...languages].sort(),
    cell: (topic, language) => {
      const group = groups.get(JSON.stringify([topic, language]));
      if (group === undefined) return undefined;
      const isControl = ({ subject }: Observation): boolean => subject.step === "control";
      return {
        sensitive: sumCounts(group.filter((one) => !isControl(one))),
        control: sumCounts(group.filter(isControl)),
        evidence: [...new Set(group.filter((one) => !isControl(one)).flatMap(({ evidence }) => evidence))],
      };
    },
  };
}
