/** The reported prompt counts of a run, each with what was sent: out of observations, since reports are all that is kept. */
import type { Observation } from "../../model/observation.js";
import { pick } from "../findings/pick.js";
import { countingMode } from "./is-same-backend.js";

export interface CountedRequest {
  /** "probe@version/cell", as the tokenizer texts name their frames. */
  readonly frame: string;
  readonly first: string;
  readonly tokens: number;
  readonly copies: Readonly<Record<string, number>>;
  readonly system: boolean;
  /** As the reply names it. */
  readonly provider: string | null;
  /** What else templates depend on: see `countingMode`. */
  readonly mode: string | null;
  readonly evidence: readonly string[];
}

export function readTokenCounts(observations: readonly Observation[]): CountedRequest[] {
  return pick(observations, "token-count", "features").flatMap(({ observation: { probe, subject, evidence, conditions }, value: { features } }) => {
    const { tokens, ...copies } = features;
    if (probe === null || tokens === undefined) return [];
    return [{ frame: `${probe.id}@${probe.version}/${subject["cell"] ?? "only"}`, first: subject["first"] ?? "", tokens, copies, system: subject["system"] === "sent", provider: subject["provider"] ?? null, mode: countingMode(conditions), evidence }];
  });
}
