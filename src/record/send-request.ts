/** Sends one request and keeps what comes back: bytes with their arrival times, headers in order and case, or how it failed. */
import type { HeaderPair, Timing } from "../model/exchange.js";
import type { Clock } from "./clock.js";
import { nameFailure, type FailureReason } from "./name-failure.js";
import type { MeasuredConnection } from "./measured-connection.js";

/** The request as it goes out, secrets in place. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body: string;
}

export interface RawChunk { readonly atMs: number; readonly bytes: Buffer }

export interface RawResponse {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly chunks: readonly RawChunk[];
  readonly endMs: number;
}

export interface SentRequest {
  readonly startedAt: string;
  readonly timing: Timing;
  /** What had arrived, whole or not; null when no response began. */
  readonly response: RawResponse | null;
  readonly failure: { readonly reason: FailureReason; readonly message: string; readonly atMs: number } | null;
}

/** Largest body that is kept: about 2 million tokens of text. An endless stream ends here or at the timeout. */
export const maximumBodyBytes = 8 * 1024 * 1024;
/** Most chunks that are kept apart; a stream of single bytes ends here. */
export const maximumChunks = 100_000;

/** Never throws; never follows a redirect. `stop` ends it as "aborted", the timeout as "timeout". */
export async function sendRequest(connection: MeasuredConnection, request: OutgoingRequest, timeoutMs: number, stop: AbortSignal, clock: Clock): Promise<SentRequest> {
  const startedAt = clock.utc();
  const startMs = clock.nowMs();
  const sinceStart = (): number => round(clock.nowMs() - startMs);
  const timeout = new AbortController();
  const timer = setTimeout(() => { timeout.abort(); }, timeoutMs);
  const overflow = new AbortController();
  const { pathname, search } = new URL(request.url);
  const chunks: RawChunk[] = [];
  let head: { status: number; headers: readonly HeaderPair[]; atMs: number } | null = null;
  let failure: SentRequest["failure"] = null;
  try {
    const response = await connection.client.request({
      method: request.method,
      path: pathname + search,
      headers: [...request.headers, ["accept-encoding", "identity"]].flat() as string[],
      body: request.body === "" ? null : request.body,
      responseHeaders: "raw",
      signal: AbortSignal.any([stop, timeout.signal, overflow.signal]),
    });
    head = { status: response.statusCode, headers: toPairs(response.headers), atMs: sinceStart() };
    let size = 0;
    for await (const piece of response.body) {
      const bytes = piece as Buffer;
      chunks.push({ atMs: sinceStart(), bytes });
      size += bytes.length;
      if (size > maximumBodyBytes || chunks.length > maximumChunks) { overflow.abort(); break; }
    }
    if (overflow.signal.aborted) failure = { reason: "too-large", message: `the body is larger than ${maximumBodyBytes} bytes or ${maximumChunks} chunks`, atMs: sinceStart() };
  } catch (error) {
    const atMs = sinceStart();
    if (stop.aborted) failure = { reason: "aborted", message: "stopped before it ended", atMs };
    else if (timeout.signal.aborted) failure = { reason: "timeout", message: `not finished within ${timeoutMs} ms`, atMs };
    else failure = { ...nameFailure(error, head !== null), atMs };
  } finally {
    clearTimeout(timer);
  }
  const times = connection.takeTimes();
  return {
    startedAt,
    timing: { dnsMs: roundOrNull(times?.dnsMs), connectMs: roundOrNull(times?.connectMs), tlsMs: roundOrNull(times?.tlsMs), headersMs: head?.atMs ?? null },
    response: head === null ? null : { status: head.status, headers: head.headers, chunks, endMs: sinceStart() },
    failure,
  };
}

/** undici gives raw headers as a flat list of names and values, or as an object when it has none to give. */
function toPairs(raw: unknown): HeaderPair[] {
  if (!Array.isArray(raw)) return Object.entries((raw ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)]);
  const flat = raw.map((part) => (Buffer.isBuffer(part) ? part.toString("latin1") : String(part)));
  return flat.flatMap((name, index): HeaderPair[] => (index % 2 === 0 ? [[name, flat[index + 1] ?? ""]] : []));
}

/** Microseconds are more than a network can tell. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function roundOrNull(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : round(value);
}
