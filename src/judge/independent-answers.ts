/** Keeps one answer a wording where answers are repeated: copies of one answer, out of a cache or without temperature, tell no more of the model than that one. */
import type { Analysis } from "../model/analysis.js";
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import { matchExpectation } from "./match-expectation.js";
import { pick } from "./findings/pick.js";

export interface IndependentAnswers extends Pick<Analysis, "observations" | "answers"> {
  /** Whether copies were left out. */
  readonly reduced: boolean;
}

const key = "answer-distribution";
/** Wordings answered so often say whether answers vary. */
const fewestAnswers = 3;
const fewestWordings = 4;
/** No wording's answers vary at all, and the reference's own would all agree less often than this. */
const chanceOfAgreement = 1e-4;

/** The first answer to each wording is a fair draw whatever comes after it; where the order is not known, the most frequent one stands. */
export function keepIndependentAnswers({ observations, answers }: Pick<Analysis, "observations" | "answers">, reference: Fingerprint): IndependentAnswers {
  if (!randomTextRepeats(observations) && !nothingVaries(observations, reference)) return { observations, reduced: false, ...(answers !== undefined && { answers }) };
  const first = new Map<string, NonNullable<Analysis["answers"]>[number]>();
  for (const answer of answers ?? []) {
    const place = `${answer.probe}/${answer.cell}`;
    if (!first.has(place)) first.set(place, answer);
  }
  return { observations: observations.map((observation) => reduce(observation, first)), answers: [...first.values()], reduced: true };
}

function reduce(observation: Observation, first: ReadonlyMap<string, { readonly answer: string; readonly exchangeId: string }>): Observation {
  const { value, probe, subject } = observation;
  if (observation.key !== key || observation.state !== "observed" || value?.kind !== "distribution" || observation.samples <= 1) return observation;
  const kept = first.get(`${probe?.id ?? ""}/${subject.cell ?? "only"}`);
  const [usual] = Object.entries(value.counts).toSorted(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  const answer = kept !== undefined && Object.hasOwn(value.counts, kept.answer) ? kept.answer : usual?.[0];
  if (answer === undefined) return observation;
  return { ...observation, samples: 1, value: { kind: "distribution", counts: { [answer]: 1 } } };
}

function randomTextRepeats(observations: readonly Observation[]): boolean {
  return pick(observations, "repeated-random-text", "rate").some(({ value }) => value.k > 0);
}

function nothingVaries(observations: readonly Observation[], reference: Fingerprint): boolean {
  const chances = pick(observations, key, "distribution").filter(({ observation }) => observation.samples >= fewestAnswers).flatMap(({ observation, value }) => {
    const match = matchExpectation(observation, reference);
    if (match.kind !== "equal" || match.expectation.value.kind !== "distribution") return [];
    const varies = Object.values(value.counts).filter((count) => count > 0).length > 1;
    return [varies ? null : agree(match.expectation.value.counts, observation.samples)];
  });
  return chances.length >= fewestWordings && !chances.includes(null) && chances.reduce<number>((product, chance) => product * (chance ?? 1), 1) < chanceOfAgreement;
}

/** How likely so many draws from these counts are all the same. */
function agree(counts: Readonly<Record<string, number>>, draws: number): number {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return total === 0 ? 1 : Object.values(counts).reduce((sum, count) => sum + (count / total) ** draws, 0);
}
