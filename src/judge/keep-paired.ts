/** Keeps the sensitive questions that can be judged: those of a suite and language in which controls were asked too. */
import type { Observation } from "../model/observation.js";

/** Refusing in Chinese beside answers in English may be caution in Chinese: a language without controls is shown and never judged. */
export function keepPaired(observations: readonly Observation[]): readonly Observation[] {
  const nameOf = ({ subject: { suite = "", language = "" } }: Observation): string => JSON.stringify([suite, language]);
  const controlled = new Set(observations.filter(({ subject }) => subject.step === "control").map(nameOf));
  return observations.filter((observation) => observation.subject.step !== "sensitive" || controlled.has(nameOf(observation)));
}
