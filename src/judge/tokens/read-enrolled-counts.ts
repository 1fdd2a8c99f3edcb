/** The prompt counts that a reference was enrolled with, in the form of a run's; those beside a system message are left out, since a template's share in that is not known. */
import type { Fingerprint } from "../../model/fingerprint.js";
import { countingMode } from "./is-same-backend.js";
import type { CountedRequest } from "./read-token-counts.js";

export function readEnrolledCounts({ expects }: Fingerprint): CountedRequest[] {
  return expects.flatMap(({ key, probe, subject, value, conditions }) => {
    if (key !== "token-count" || probe === null || value.kind !== "features" || subject["system"] === "sent") return [];
    const { tokens, ...copies } = value.features;
    if (tokens === undefined) return [];
    return [{ frame: `${probe}/${subject["cell"] ?? "only"}`, first: subject["first"] ?? "", tokens, copies, system: false, provider: subject["provider"] ?? null, mode: countingMode(conditions), evidence: [] }];
  });
}
