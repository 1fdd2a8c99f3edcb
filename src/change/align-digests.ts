/** A label that one report shows and the other as a digest, under `--redact-text`, is the same label. */
import type { Observation, ObservationValue } from "../model/observation.js";
import { toTextDigest, isTextDigest } from "../model/text-digest.js";

export function alignDigests(old: Observation, fresh: Observation): { readonly old: Observation; readonly new: Observation } {
  return { old: alignOne(old, fresh), new: alignOne(fresh, old) };
}

/** Labels become digests where the other side has that very digest; whatever else differs still does. */
function alignOne(own: Observation, other: Observation): Observation {
  const { value } = own;
  const digests = new Set(listLabels(other.value).filter(isTextDigest));
  if (digests.size === 0) return own;
  const align = (label: string): string => (digests.has(toTextDigest(label)) ? toTextDigest(label) : label);
  if (value?.kind === "label") return { ...own, value: { ...value, label: align(value.label) } };
  if (value?.kind !== "distribution") return own;
  const counts: Record<string, number> = {};
  for (const [label, count] of Object.entries(value.counts)) counts[align(label)] = (counts[align(label)] ?? 0) + count;
  return { ...own, value: { ...value, counts } };
}

function listLabels(value: ObservationValue | undefined): string[] {
  return value?.kind === "label" ? [value.label] : value?.kind === "distribution" ? Object.keys(value.counts) : [];
}
