/** One request outside a recording, for looking at an endpoint before it is audited. */
import type { AuditError } from "../model/audit-error.js";
import type { Codec } from "../model/codec.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Outcome, Timing, WireRequest } from "../model/exchange.js";
import { systemClock } from "./clock.js";
import { collectSecretHeaders } from "./collect-secret-headers.js";
import { findFatal } from "./find-fatal.js";
import { openConnection } from "./measured-connection.js";
import { toOutgoing } from "./outgoing-request.js";
import { createRedactor } from "./redact-secrets.js";
import { sendRequest } from "./send-request.js";
import { toOutcome } from "./to-outcome.js";

export interface FetchOnceRequest {
  readonly request: WireRequest;
  readonly endpoint: Endpoint;
  readonly codec: Codec;
  readonly secrets: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface FetchedOnce {
  /** Free of secrets. */
  readonly outcome: Outcome;
  readonly timing: Timing;
  /** What would make a run pointless if it went on like this; null when nothing would. */
  readonly fatal: AuditError | null;
}

/** Never throws for what the endpoint does; throws AuditError for a credential that cannot be sent. */
export async function fetchOnce({ request, endpoint, codec, secrets, timeoutMs }: FetchOnceRequest): Promise<FetchedOnce> {
  const redactor = createRedactor(secrets);
  const outgoing = toOutgoing(request, collectSecretHeaders(endpoint, codec, secrets));
  const connection = openConnection(new URL(request.url).origin, timeoutMs);
  try {
    const sent = await sendRequest(connection, outgoing, timeoutMs, new AbortController().signal, systemClock);
    const outcome = await toOutcome(sent, codec, redactor);
    return { outcome, timing: sent.timing, fatal: findFatal(outcome, request.url)?.error ?? null };
  } finally {
    await connection.close();
  }
}
