/** When a failed attempt is made again, and how long to wait before: the endpoint's own word first. */
import type { HeaderPair, Outcome } from "../model/exchange.js";
import type { FailureReason } from "./name-failure.js";

/** Attempts of one step in one sitting, the first included. */
export const maximumAttempts = 5;
/** A reply that breaks off in its text twice is one that somebody or something cuts: a third attempt shows no more. */
const attemptsOfCuts = 2;
/** First pause; each further one is twice as long, so that five attempts span about 8 seconds. */
const firstWaitMs = 500;
const longestBackoffMs = 30_000;
/** An endpoint that asks for a longer pause than this stops the run, resumably. */
export const longestWaitMs = 10 * 60_000;

/** 408, 425 and 429 by RFC 9110, 8470 and 6585; 409 is what SDKs of the big vendors retry as well; 529 is Anthropic's "overloaded". */
const retryableStatus = new Set([408, 409, 425, 429, 500, 502, 503, 504, 529]);
/** Names and handshakes too: an endpoint that never answered is given up before this is asked, one that did has a network that fails. */
const retryableFailure = new Set<FailureReason>(["connect", "dns", "tls", "reset", "cut"]);

export interface Retry {
  readonly waitMs: number;
  /** Whether the endpoint named the time: then nothing else is sent either until it is over. */
  readonly isAsked: boolean;
}

/** null: the attempt is the last. `chance` is in [0, 1), for jitter; `nowMs` is the wall clock's, for a Retry-After date. */
export function planRetry(outcome: Outcome, attempt: number, chance: number, nowMs: number): Retry | null {
  if (attempt >= maximumAttempts || !isRetryable(outcome) || (attempt >= attemptsOfCuts && isCutInText(outcome))) return null;
  const askedMs = outcome.kind === "response" ? readRetryAfterMs(outcome.headers, nowMs) : null;
  if (askedMs !== null) return { waitMs: askedMs, isAsked: true };
  const backoffMs = Math.min(longestBackoffMs, firstWaitMs * 2 ** (attempt - 1));
  return { waitMs: backoffMs * (0.5 + chance / 2), isAsked: false };
}

export function isRetryable(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case "response": return retryableStatus.has(outcome.status);
    case "failure": return retryableFailure.has(outcome.reason);
    case "logged": return false;
  }
}

function isCutInText(outcome: Outcome): boolean {
  return outcome.kind === "failure" && outcome.reason === "cut" && outcome.partial !== undefined && outcome.partial.status === 200 && outcome.partial.chunks.length > 1;
}

/** Milliseconds to wait by `retry-after-ms` or `Retry-After` (seconds, or a date as in RFC 9110 §5.6.7); null when neither says anything readable. */
export function readRetryAfterMs(headers: readonly HeaderPair[], nowMs: number): number | null {
  const find = (wanted: string): string => headers.find(([name]) => name.toLowerCase() === wanted)?.[1].trim() ?? "";
  const number = /^\d+(\.\d+)?$/;
  const inMs = find("retry-after-ms");
  if (number.test(inMs)) return Number(inMs);
  const text = find("retry-after");
  if (number.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
