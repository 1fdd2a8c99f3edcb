/** When a failed attempt is made again, and how long to wait before: the endpoint's own word first. */
import type { FailureReason } from "./name-failure.js";
import type { SentRequest } from "./send-request.js";

/** Attempts of one step, the first included. */
export const maximumAttempts = 4;
const firstWaitMs = 500;
const longestBackoffMs = 30_000;
/** An endpoint that asks for a longer pause than this stops the run, resumably. */
export const longestWaitMs = 10 * 60_000;

const retryableStatus = new Set([408, 409, 425, 429, 500, 502, 503, 504, 529]);
const retryableFailure = new Set<FailureReason>(["connect", "reset", "cut"]);

/** null: the attempt is the last. `chance` is in [0, 1), for jitter; `nowMs` is the wall clock's, for a Retry-After date. */
export function nextWaitMs(sent: SentRequest, attempt: number, chance: number, nowMs: number): number | null {
  if (attempt >= maximumAttempts || !isRetryable(sent)) return null;
  const asked = sent.response === null ? null : readRetryAfterMs(sent.response.headers, nowMs);
  if (asked !== null) return asked;
  const backoffMs = Math.min(longestBackoffMs, firstWaitMs * 2 ** (attempt - 1));
  return backoffMs * (0.5 + chance / 2);
}

function isRetryable({ response, failure }: SentRequest): boolean {
  if (failure !== null) return retryableFailure.has(failure.reason);
  return response !== null && retryableStatus.has(response.status);
}

/** Milliseconds to wait by `retry-after-ms` or `Retry-After` (seconds or an HTTP date); null when it says nothing readable. */
export function readRetryAfterMs(headers: readonly (readonly [string, string])[], nowMs: number): number | null {
  const find = (wanted: string): string | undefined => headers.find(([name]) => name.toLowerCase() === wanted)?.[1].trim();
  const inMs = Number(find("retry-after-ms") ?? NaN);
  if (Number.isFinite(inMs) && inMs >= 0) return inMs;
  const text = find("retry-after");
  if (text === undefined || text === "") return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
