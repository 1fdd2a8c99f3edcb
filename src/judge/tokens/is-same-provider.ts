/** Whether a reference was measured at the endpoint's own provider: by its name, or at the same host. */
import type { Endpoint } from "../../model/endpoint.js";
import type { Fingerprint } from "../../model/fingerprint.js";
import { hostOf } from "../host-of.js";

export function isSameProvider({ sessions }: Fingerprint, { provider, baseUrl }: Endpoint): boolean {
  return sessions.some((session) => (session.provider !== null && session.provider === provider) || hostOf(session.channel) === hostOf(baseUrl));
}
