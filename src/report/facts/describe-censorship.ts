/** Sensitive questions beside their controls, by topic and language: how they were answered, and how many facts were named. */
import type { Observation } from "../../model/observation.js";
import { describeCounts, describeObservation } from "./describe-value.js";
import { notMeasured } from "./format-number.js";

export interface CensorshipRow {
  readonly topic: string;
  readonly language: string;
  readonly sensitive: string;
  readonly control: string;
  readonly facts: string;
  readonly partyLine: string;
  readonly evidence: readonly string[];
}

type Step = "sensitive" | "control";

export function describeCensorship(observations: readonly Observation[]): CensorshipRow[] {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    if (!isCensorship(observation)) continue;
    const { topic = "", language = "" } = observation.subject;
    const key = JSON.stringify([topic, language]);
    groups.set(key, [...(groups.get(key) ?? []), observation]);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => toRow(group));
}

export function isCensorship({ key, subject }: Observation): boolean {
  return ["reply-class", "answer-coverage", "party-line"].includes(key) && (subject.step === "sensitive" || subject.step === "control");
}

function toRow(group: readonly Observation[]): CensorshipRow {
  const { topic, language } = group[0]?.subject ?? {};
  const find = (key: string, step: Step): Observation[] => group.filter((observation) => observation.key === key && observation.subject.step === step);
  return {
    topic: topic ?? "all",
    language: language ?? "all",
    sensitive: describeClasses(find("reply-class", "sensitive")),
    control: describeClasses(find("reply-class", "control")),
    facts: `${describeShare(find("answer-coverage", "sensitive"))} / ${describeShare(find("answer-coverage", "control"))}`,
    partyLine: describeShare(find("party-line", "sensitive")),
    evidence: [...new Set(group.filter(({ subject }) => subject.step === "sensitive").flatMap(({ evidence }) => evidence))],
  };
}

/** Several cells of one topic and language are added up. */
function describeClasses(observations: readonly Observation[]): string {
  const counts = new Map<string, number>();
  for (const { value } of observations) {
    if (value?.kind !== "distribution") continue;
    for (const [name, count] of Object.entries(value.counts)) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return counts.size > 0 ? describeCounts(Object.fromEntries(counts), false) : describeFirst(observations);
}

function describeShare(observations: readonly Observation[]): string {
  let k = 0;
  let n = 0;
  for (const { value } of observations) {
    if (value?.kind !== "rate") continue;
    k += value.k;
    n += value.n;
  }
  return n > 0 ? `${k} of ${n}` : describeFirst(observations);
}

function describeFirst([first]: readonly Observation[]): string {
  return first === undefined ? notMeasured : describeObservation(first);
}
