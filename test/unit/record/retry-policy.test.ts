/** When an attempt is made again, and how long the endpoint may have us wait. */
import { describe, expect, it } from "vitest";
import type { HeaderPair, Outcome } from "../../../src/model/exchange.js";
import { maximumAttempts, planRetry, readRetryAfterMs } from "../../../src/record/retry-policy.js";

const now = Date.parse("2026-11-24T12:00:00Z");
const response = (status: number, headers: readonly HeaderPair[] = []): Outcome => ({ kind: "response", status, headers, chunks: [], endMs: 1 });
const failure = (reason: "dns" | "connect" | "tls" | "timeout" | "reset" | "cut" | "too-large" | "aborted" | "protocol"): Outcome => ({ kind: "failure", reason, message: "", atMs: 1 });

describe("an attempt", () => {
  it.each([408, 409, 425, 429, 500, 502, 503, 504, 529])("answered %d is made again", (status) => {
    expect(planRetry(response(status), 1, 0, now)).toEqual({ waitMs: 250, isAsked: false });
  });

  it.each([200, 204, 301, 400, 401, 403, 404, 413, 422, 451, 501])("answered %d is not", (status) => {
    expect(planRetry(response(status, [["retry-after", "1"]]), 1, 0, now)).toBeNull();
  });

  it.each(["connect", "dns", "tls", "reset", "cut"] as const)("that failed by %s is made again", (reason) => {
    expect(planRetry(failure(reason), 1, 0, now)).not.toBeNull();
  });

  it.each(["timeout", "too-large", "aborted", "protocol"] as const)("that failed by %s is not", (reason) => {
    expect(planRetry(failure(reason), 1, 0, now)).toBeNull();
  });

  it("waits twice as long each time, less up to half by chance, and ends", () => {
    const waits = (chance: number): unknown[] => [1, 2, 3, 4, 5].map((attempt) => planRetry(response(500), attempt, chance, now)?.waitMs ?? null);
    expect(waits(0)).toEqual([250, 500, 1000, 2000, null]);
    expect(waits(0.5)).toEqual([375, 750, 1500, 3000, null]);
    expect(planRetry(response(429, [["Retry-After", "1"]]), maximumAttempts, 0, now)).toBeNull();
  });

  it("takes the endpoint's word over its own", () => {
    expect(planRetry(response(429, [["Retry-After", "7"]]), 3, 0.9, now)).toEqual({ waitMs: 7000, isAsked: true });
  });
});

describe("Retry-After", () => {
  it.each<[string, HeaderPair[], number | null]>([
    ["seconds", [["Retry-After", "12"]], 12_000],
    ["fractions", [["retry-after", " 0.25 "]], 250],
    ["zero", [["retry-after", "0"]], 0],
    ["an HTTP date", [["retry-after", "Tue, 24 Nov 2026 12:00:30 GMT"]], 30_000],
    ["an old HTTP date", [["retry-after", "Tuesday, 24-Nov-26 12:00:30 GMT"]], 30_000],
    ["a date gone by", [["retry-after", "Tue, 24 Nov 2026 11:00:00 GMT"]], 0],
    ["milliseconds first", [["retry-after", "9"], ["Retry-After-Ms", "40"]], 40],
    ["unreadable milliseconds", [["retry-after-ms", "soon"], ["retry-after", "2"]], 2000],
    ["a huge number", [["retry-after", "9".repeat(400)]], Infinity],
    ["a negative number", [["retry-after", "-5"]], null],
    ["a number in another notation", [["retry-after", "0x10"]], null],
    ["a word", [["retry-after", "later"]], null],
    ["words", [["retry-after", "Please wait"]], null],
    ["nothing", [["retry-after", ""]], null],
    ["no header", [], null],
  ])("of %s", (_name, headers, expected) => {
    expect(readRetryAfterMs(headers, now)).toBe(expected);
  });
});
