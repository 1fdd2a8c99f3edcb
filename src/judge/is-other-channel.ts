/** Whether a reference was measured through another host or seller than the one under audit: honest ones of one model are further apart than days of one. */
import type { Endpoint } from "../model/endpoint.js";
import type { Fingerprint } from "../model/fingerprint.js";
import { hostOf } from "./host-of.js";

/** Channels of logs and the lab name no host, and say nothing. */
const namesHost = (channel: string): boolean => /[.:]/.test(channel);

export function isOtherChannel({ sessions }: Fingerprint, { baseUrl, provider }: Pick<Endpoint, "baseUrl" | "provider">): boolean {
  if (sessions.length === 0 || !URL.canParse(baseUrl)) return false;
  return sessions.every((session) => namesHost(session.channel) && hostOf(session.channel) !== hostOf(baseUrl) && (session.provider === null || session.provider !== provider));
}
