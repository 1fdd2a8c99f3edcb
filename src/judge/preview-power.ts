/** What a run could settle before it is sent: which of its questions the claim's reference can convict by, only rank by, or not see. */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Plan } from "../model/plan.js";
import { fewestCells, fewestSamples } from "./decide-claim.js";
import { isExpired } from "./is-expired.js";

export interface PowerPreview {
  readonly convict: readonly string[];
  readonly rank: readonly string[];
  readonly blind: readonly string[];
}

export interface PreviewConditions {
  readonly protocol: string;
  readonly asOf: string | null;
}

const always = ["quantisation to 8 bits or FP8", "a model trained to answer like the claimed one"];

/** `reference` null: the claim has none. */
export function previewPower(plan: Plan, reference: Fingerprint | null, { protocol, asOf }: PreviewConditions): PowerPreview {
  if (reference === null) return { convict: [], rank: [], blind: ["which model it is: no reference of the claim is known, so the identity verdict will be inconclusive", ...always] };
  const asked = new Map(plan.steps.map(({ probe, step }) => [`${probe.id}/${probe.cell}`, { probe, step }]));
  const comparable = [...asked.values()].filter(({ probe, step }) => reference.expects.some((expectation) => expectation.probe === `${probe.id}@${probe.version}`
    && expectation.conditions?.wordingDigest === probe.wordingDigest && expectation.conditions.temperature === step.temperature && expectation.conditions.protocol === protocol));
  const cells = new Set(comparable.map(({ probe }) => `${probe.id}/${probe.cell}`));
  const samples = plan.steps.filter(({ probe }) => cells.has(`${probe.id}/${probe.cell}`)).length;
  const what = `${reference.model}: ${samples} answers to ${cells.size} wordings, against a ${reference.status} reference of ${reference.sessions.length === 1 ? "one session" : `${reference.sessions.length} sessions`}`;
  if (cells.size === 0) return { convict: [], rank: [], blind: [`whether it is ${reference.model}: its reference was measured with other wordings, versions or settings`, ...always] };
  if (isExpired(reference, asOf)) return { convict: [], rank: [`${what}, expired ${reference.expires?.slice(0, 10) ?? ""}`], blind: always };
  if (samples < fewestSamples || cells.size < fewestCells) return { convict: [], rank: [`${what}; a verdict needs ${fewestSamples} answers to ${fewestCells} wordings`], blind: always };
  return { convict: [what], rank: [], blind: always };
}
