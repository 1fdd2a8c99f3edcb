/** Finds what a reference expects of an observation, under exactly equal conditions; otherwise says what differs. */
import type { Expectation, Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";

export type ExpectationMatch =
  | { readonly kind: "equal"; readonly expectation: Expectation }
  | { readonly kind: "other"; readonly why: string };

export const neverAsked = "the reference did not ask this";

export function matchExpectation(observation: Observation, fingerprint: Fingerprint): ExpectationMatch {
  const probe = observation.probe === null ? null : `${observation.probe.id}@${observation.probe.version}`;
  const analyzer = `${observation.analyzer.id}@${observation.analyzer.version}`;
  const asked = fingerprint.expects.filter(({ key, probe: other }) => key === observation.key && baseOf(other) === baseOf(probe));
  if (asked.length === 0) return other(neverAsked);
  const versions = asked.filter((expectation) => expectation.probe === probe && expectation.analyzer === analyzer);
  if (versions.length === 0) return other("the reference was measured with another version of the probe or analyzer");
  const wording = versions.filter(({ conditions }) => conditions?.wordingDigest === observation.conditions?.wordingDigest);
  if (wording.length === 0) return other("the reference was asked in another wording");
  const alike = wording.filter(({ value }) => value.kind === observation.value?.kind);
  const [nearest] = alike.map((expectation) => ({ expectation, differing: listDiffering(observation, expectation) })).toSorted((a, b) => a.differing.length - b.differing.length);
  if (nearest === undefined) return other("the reference holds another kind of value");
  return nearest.differing.length === 0 ? { kind: "equal", expectation: nearest.expectation } : other(sayDiffering(nearest.differing));
}

/** What has to be equal besides the wording, in words. */
const settings = { system: "system prompt", temperature: "temperature", reasoning: "reasoning setting", protocol: "protocol" } as const;

function listDiffering(observation: Observation, expectation: Expectation): readonly (keyof typeof settings)[] {
  return (Object.keys(settings) as (keyof typeof settings)[]).filter((name) => expectation.conditions?.[name] !== observation.conditions?.[name]);
}

function sayDiffering(differing: readonly (keyof typeof settings)[]): string {
  return `the reference was measured under another ${differing.map((name) => settings[name]).join(", another ")}`;
}

/** Said where reasoning is all that differs. */
export const otherReasoning = sayDiffering(["reasoning"]);

function other(why: string): ExpectationMatch {
  return { kind: "other", why };
}

function baseOf(versioned: string | null): string | null {
  return versioned?.split("@")[0] ?? null;
}
