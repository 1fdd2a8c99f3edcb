/** What honest hosts may do to sampling: temperatures and nucleus cuts applied to a model's answer counts. */
import type { Counts } from "./answer-corpus.js";

export type Sampler = (counts: Counts) => readonly (readonly [answer: string, weight: number])[];

export const asAsked: Sampler = (counts) => Object.entries(counts);

/** Shares to the power of 1/temperature, which is what a softmax at another temperature does to them. */
export const atTemperature = (temperature: number): Sampler => (counts) => {
  const highest = Math.max(...Object.values(counts));
  return Object.entries(counts).map(([answer, count]) => [answer, (count / highest) ** (1 / temperature)] as const);
};

/** The likeliest answers up to this share. */
export const withNucleus = (share: number): Sampler => (counts) => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  let before = 0;
  return Object.entries(counts).toSorted(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1)).filter(([, count]) => {
    const kept = before < share * total;
    before += count;
    return kept;
  });
};

/** Name → how the control and the audited endpoint sample the same model. */
export const samplerPairs: Readonly<Record<string, { readonly control: Sampler; readonly audited: Sampler }>> = {
  "control at temperature 0.6": { control: atTemperature(0.6), audited: asAsked },
  "control at temperature 0.3": { control: atTemperature(0.3), audited: asAsked },
  "control at temperature 0": { control: atTemperature(0.01), audited: asAsked },
  "control top_p 0.8": { control: withNucleus(0.8), audited: asAsked },
  "control top_p 0.5": { control: withNucleus(0.5), audited: asAsked },
  "audited at temperature 1.3": { control: asAsked, audited: atTemperature(1.3) },
  "audited at temperature 0.6": { control: asAsked, audited: atTemperature(0.6) },
  "audited at temperature 0.3": { control: asAsked, audited: atTemperature(0.3) },
  "audited at temperature 0": { control: asAsked, audited: atTemperature(0.01) },
  "audited top_p 0.5": { control: asAsked, audited: withNucleus(0.5) },
};
