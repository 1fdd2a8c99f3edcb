/** Whether a reference's count may stand beside a request's: of one upstream provider, under one protocol, with or without reasoning. */
import type { Expectation } from "../../model/fingerprint.js";
import type { CountedRequest } from "./read-token-counts.js";

type Backend = Pick<CountedRequest, "provider" | "mode">;

/**
 * A host that begins to name providers is still the host that was measured; one that named another provider than this may have another template.
 * Hybrid models write more before a conversation when they are to reason.
 */
export function isSameBackend(enrolled: Backend, seen: Backend): boolean {
  return (enrolled.provider === null || enrolled.provider === seen.provider) && (enrolled.mode === null || seen.mode === null || enrolled.mode === seen.mode);
}

/** null where it is not known. */
export function countingMode(conditions: Expectation["conditions"] | undefined): string | null {
  return conditions == null ? null : `${conditions.protocol} ${conditions.reasoning}`;
}
