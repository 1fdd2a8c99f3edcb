/** What lies between buyer and model: recognised filters and layers, and what every exchange says of its way. */
import type { Observation } from "../../model/observation.js";
import type { Layer, Verdict } from "../../model/verdict.js";
import { describeObservation } from "./describe-value.js";
import { formatCount } from "./format-number.js";

export interface PathRow {
  readonly what: string;
  readonly seen: string;
  readonly evidence: readonly string[];
}

const facts: Readonly<Record<string, string>> = {
  "reported-model": "Model name in the replies (proves nothing)",
  "serving-provider": "Provider named in the replies",
  "backend-fingerprint": "Backend fingerprint",
  "stop-reasons": "Stop reasons",
  "transport": "Transport",
  "body-problems": "Strange bodies",
  "usage-sums": "Usage that contradicts itself",
};

export function describeLayers(layers: readonly Layer[]): PathRow[] {
  return layers.map(({ name, owner, count, note, evidence }) => ({
    what: name,
    seen: `${owner === "unknown" ? "whose it is is not known" : `at the ${owner}`}, in ${formatCount(count)} exchange${count === 1 ? "" : "s"}${note === "" ? "" : `; ${note}`}`,
    evidence,
  }));
}

/** "Filters that were recognised by their answers: NAME (at the host, in 3 exchanges)."; empty where no filter was. */
export function sayFilters(layers: readonly Layer[]): string {
  return layers.length === 0 ? "" : `Filters that were recognised by their answers: ${describeLayers(layers).map(({ what, seen }) => `${what} (${seen})`).join("; ")}.`;
}

export function describePath({ stack }: Verdict, observations: readonly Observation[]): PathRow[] {
  const measured = Object.entries(facts).flatMap(([key, what]) => observations
    .filter((observation) => observation.key === key && observation.state === "observed" && !isNothing(observation))
    .map((observation) => ({ what, seen: describeObservation(observation), evidence: observation.evidence })));
  return [...describeLayers(stack), ...measured];
}

/** Told in the sections on path and filters, not again among the other measurements. */
export function isPath({ key, state }: Observation): boolean {
  return key === "signature" || (state === "observed" && Object.hasOwn(facts, key));
}

function isNothing({ value }: Observation): boolean {
  return value?.kind === "distribution" && Object.keys(value.counts).length === 0;
}
