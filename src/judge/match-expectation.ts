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
  const equal = wording.find(({ conditions, value }) => value.kind === observation.value?.kind
    && conditions?.system === observation.conditions?.system
    && conditions?.temperature === observation.conditions?.temperature
    && conditions?.reasoning === observation.conditions?.reasoning
    && conditions?.protocol === observation.conditions?.protocol);
  return equal === undefined ? other("the reference was measured under another system prompt, temperature, reasoning setting or protocol") : { kind: "equal", expectation: equal };
}

function other(why: string): ExpectationMatch {
  return { kind: "other", why };
}

function baseOf(versioned: string | null): string | null {
  return versioned?.split("@")[0] ?? null;
}
