/** Innocent causes that would look like another model, and what this run knows of each. */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import type { RecordingHeader } from "../model/recording.js";
import type { Verdict } from "../model/verdict.js";
import { hiddenPromptCause } from "./hidden-prompt-cause.js";

type Cause = Verdict["innocentCauses"][number];

export function checkInnocentCauses(observations: readonly Observation[], reference: Fingerprint | null, header: RecordingHeader, { withControl = false, foreign = false, oneSided = false, reduced = false } = {}): Cause[] {
  return [checkCache(observations, reduced), checkReasoning(observations), checkBackends(observations), checkAge(reference, header), ...(withControl ? besideControl : unchecked), checkSampling({ withControl, foreign, oneSided })];
}

const unchecked: readonly Cause[] = [
  { cause: hiddenPromptCause, checked: false, result: "would need token counts against the vendor's template, or a control run" },
  { cause: "another provider's quantisation or serving stack of the same model", checked: false, result: "the test allows for honest drift of one endpoint, not for every provider" },
];

const besideControl: readonly Cause[] = [
  { cause: hiddenPromptCause, checked: true, result: "the control was asked the same words in the same minutes; a wrapper of its own would still look like another model" },
  { cause: "another provider's quantisation or serving stack of the same model", checked: true, result: "the difference from the control was allowed to be as large as published ones between honest providers of one model" },
];

/** A reference of the same host was sampled as that host samples; another host's may have been sampled with less variety. */
function checkSampling({ withControl, foreign, oneSided }: { readonly withControl: boolean; readonly foreign: boolean; readonly oneSided: boolean }): Cause {
  const cause = "temperature or other parameters dropped on the way";
  if (oneSided) return { cause, checked: true, result: "possible: with the endpoint as the reference the trusted answers are no others than its own, so that they may have been sampled with less variety; nothing was concluded" };
  if (withControl) return { cause, checked: true, result: "the control was sent the same parameters, and where it answers with less variety a difference counts only if it holds with either side as the reference" };
  if (foreign) return { cause, checked: true, result: "the reference is of another host; where it has less variety a difference counts only if it holds with either side as the reference" };
  return { cause, checked: false, result: "would need a control run with the same parameters" };
}

function checkCache(observations: readonly Observation[], reduced: boolean): Cause {
  const cause = "a response cache that repeats one answer";
  const seen = observations.find(({ key, state }) => key === "repeated-random-text" && state === "observed");
  const counted = reduced ? "; one answer a wording was counted" : "";
  if (seen?.value?.kind !== "rate" && reduced) return { cause, checked: true, result: `possible: no wording's answers vary${counted}` };
  if (seen?.value?.kind !== "rate") return { cause, checked: false, result: "random text was not asked twice in this run" };
  const { k, n } = seen.value;
  return { cause, checked: true, result: k === 0 ? `no: none of ${n} pairs of random answers were equal` : `possible: ${k} of ${n} pairs of random answers were equal${counted}` };
}

function checkReasoning(observations: readonly Observation[]): Cause {
  const settings = new Set(observations.flatMap(({ conditions }) => (conditions === null ? [] : [conditions.reasoning])));
  return { cause: "a reasoning mode that the reference did not have", checked: true, result: settings.size === 0 ? "no reply to tell it by" : `replies carried reasoning: ${[...settings].sort().join(", ")}; answers under another setting were not compared` };
}

function checkBackends(observations: readonly Observation[]): Cause {
  const cause = "several honest backends behind one name";
  const seen = observations.find(({ key, state }) => key === "serving-provider" && state === "observed") ?? observations.find(({ key, state }) => key === "backend-fingerprint" && state === "observed");
  if (seen?.value?.kind !== "distribution") return { cause, checked: false, result: "the endpoint names no provider or backend" };
  const count = Object.keys(seen.value.counts).length;
  return { cause, checked: true, result: count === 1 ? "it names one backend throughout" : `possible: it names ${count} backends` };
}

function checkAge(reference: Fingerprint | null, { startedAt }: RecordingHeader): Cause {
  const cause = "the model moved since its reference was measured";
  const measured = reference?.sessions.at(-1)?.at;
  if (measured === undefined || startedAt === null) return { cause, checked: false, result: "the dates are not known" };
  const days = Math.max(0, Math.floor((Date.parse(startedAt) - Date.parse(measured)) / 86_400_000));
  return { cause, checked: true, result: `the reference is ${days} days old${reference?.expires === null ? " and of a version that does not move" : ""}` };
}
