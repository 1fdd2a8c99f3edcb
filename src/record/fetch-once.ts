/** One request outside a recording, for looking at an endpoint before it is audited. */
import type { Codec } from "../model/codec.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Outcome, Timing, WireRequest } from "../model/exchange.js";
import { AuditError } from "../model/audit-error.js";
import { systemClock } from "./clock.js";
import { findFatal } from "./find-fatal.js";
import { openConnection } from "./measured-connection.js";
import { toOutgoing } from "./outgoing-request.js";
import { createRedactor } from "./redact-secrets.js";
import { sendRequest } from "./send-request.js";
import { toOutcome } from "./to-chunks.js";

export interface FetchOnceRequest {
  readonly request: WireRequest;
  readonly endpoint: Endpoint;
  readonly codec: Codec;
  readonly secrets: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface FetchedOnce {
  readonly outcome: Outcome;
  readonly timing: Timing;
  /** What would end a run at its first request; null when nothing would. */
  readonly fatal: AuditError | null;
}

/** Never throws for what the endpoint does. */
export async function fetchOnce({ request, endpoint, codec, secrets, timeoutMs }: FetchOnceRequest): Promise<FetchedOnce> {
  const redactor = createRedactor(secrets);
  const connection = openConnection(new URL(request.url).origin, timeoutMs);
  try {
    const sent = await sendRequest(connection, toOutgoing(request, endpoint, codec, secrets), timeoutMs, new AbortController().signal, systemClock);
    const fatal = findFatal(sent, request.url);
    return { outcome: toOutcome(sent, redactor), timing: sent.timing, fatal: fatal === null ? null : new AuditError(fatal.reason, redactor.text(fatal.message), fatal.remedy) };
  } finally {
    await connection.close();
  }
}
