/** Whether a reference no longer binds at the time of a run. */
import type { Fingerprint } from "../model/fingerprint.js";

/** `asOf` null (a log, which does not say when): expiry cannot be judged, and is not held against it. */
export function isExpired({ expires }: Fingerprint, asOf: string | null): boolean {
  return expires !== null && asOf !== null && Date.parse(asOf) > Date.parse(expires);
}
