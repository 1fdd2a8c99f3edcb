/** Sends one request and keeps what comes back: bytes with their arrival times, headers in order and case, or how it failed. */
import type { Dispatcher } from "undici";
import type { HeaderPair, Timing, WireRequest } from "../model/exchange.js";
import { longestTimerMs, type Clock } from "./clock.js";
import { nameFailure, type FailureReason } from "./name-failure.js";
import type { MeasuredConnection } from "./measured-connection.js";

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
/** Statuses below this announce the response and are not it. */
const firstFinalStatus = 200;

/** Never throws; never follows a redirect. `stop` ends it as "aborted", the timeout (for the whole of it) as "timeout", or as "connect" while there is no connection. */
export function sendRequest(connection: MeasuredConnection, request: WireRequest, timeoutMs: number, stop: AbortSignal, clock: Clock): Promise<SentRequest> {
  const { pathname, search } = new URL(request.url);
  const options: Dispatcher.DispatchOptions = { method: request.method, path: pathname + search, headers: request.headers.flat(), body: request.body === "" ? null : request.body };
  return new Promise((resolve) => {
    let startedAt = clock.utc();
    let startMs = clock.nowMs();
    const chunks: RawChunk[] = [];
    let size = 0;
    let head: { readonly status: number; readonly headers: readonly HeaderPair[]; readonly atMs: number } | null = null;
    let controller: Dispatcher.DispatchController | null = null;
    let isOver = false;
    let readAtMs: number | null = null;
    const sinceStartMs = (): number => round(clock.nowMs() - startMs);
    /** Pieces that one read of the socket brought came together: the microseconds between them would be the parser's. */
    const arrivalMs = (): number => {
      if (readAtMs === null) {
        readAtMs = sinceStartMs();
        queueMicrotask(() => { readAtMs = null; });
      }
      return readAtMs;
    };

    const finish = (reason: FailureReason | null, message = ""): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      stop.removeEventListener("abort", onStop);
      const endMs = sinceStartMs();
      const times = connection.takeTimes();
      resolve({
        startedAt,
        timing: { dnsMs: roundOrNull(times?.dnsMs), connectMs: roundOrNull(times?.connectMs), tlsMs: roundOrNull(times?.tlsMs), headersMs: head?.atMs ?? null },
        response: head === null ? null : { status: head.status, headers: head.headers, chunks, endMs },
        failure: reason === null ? null : { reason, message, atMs: endMs },
      });
    };
    /** Ends it from this side. Before a request is on its way there is nothing to abort but the connection. */
    const cutOff = (reason: FailureReason, message: string): void => {
      finish(reason, message);
      if (controller === null) void connection.close();
      else controller.abort(new Error(message));
    };
    const onStop = (): void => { cutOff("aborted", "stopped before it ended"); };
    const timer = setTimeout(() => {
      if (controller === null) cutOff("connect", `no connection within ${timeoutMs} ms`);
      else cutOff("timeout", `not finished within ${timeoutMs} ms`);
    }, Math.min(timeoutMs, longestTimerMs));
    if (stop.aborted) { onStop(); return; }
    stop.addEventListener("abort", onStop, { once: true });

    connection.client.dispatch(options, {
      onRequestStart: (started) => {
        controller = started;
        // On a connection that is open already, what was prepared until here is no time of the endpoint's.
        if (!connection.isFresh()) {
          startedAt = clock.utc();
          startMs = clock.nowMs();
        }
        if (isOver) started.abort(new Error("ended before it was sent"));
      },
      onResponseStart: ({ rawHeaders }, status) => {
        if (status >= firstFinalStatus) head = { status, headers: toPairs(rawHeaders), atMs: arrivalMs() };
      },
      onResponseData: (_controller, bytes) => {
        if (isOver) return;
        chunks.push({ atMs: arrivalMs(), bytes });
        size += bytes.length;
        if (size > maximumBodyBytes || chunks.length > maximumChunks) cutOff("too-large", `the body is larger than ${maximumBodyBytes} bytes or ${maximumChunks} chunks`);
      },
      onResponseEnd: () => { finish(null); },
      onResponseError: (_controller, error) => {
        const { reason, message } = nameFailure(error, head !== null);
        finish(reason, message);
      },
    });
  });
}

/** undici gives raw headers as a flat list of names and values. */
function toPairs(raw: Dispatcher.DispatchController["rawHeaders"]): HeaderPair[] {
  if (!Array.isArray(raw)) return [];
  const flat = raw.map((part: Buffer | string) => (typeof part === "string" ? part : part.toString("latin1")));
  return flat.flatMap((name, index): HeaderPair[] => (index % 2 === 0 ? [[name, flat[index + 1] ?? ""]] : []));
}

/** Microseconds are more than a network can tell. */
function round(valueMs: number): number {
  return Math.round(valueMs * 1000) / 1000;
}

function roundOrNull(valueMs: number | null | undefined): number | null {
  return valueMs === null || valueMs === undefined ? null : round(valueMs);
}
