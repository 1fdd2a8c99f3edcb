/** Concurrency and rate, under a clock that is moved by hand. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../../src/record/clock.js";
import { takeTurns } from "../../../src/record/take-turns.js";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const lasting = (durationMs: number) => () => new Promise<void>((resolve) => { setTimeout(resolve, durationMs); });

describe("turns", () => {
  it.each([[1, 3], [5, 3], [60, 100], [10, 1]])("at %d a minute: never more in any 60 s, and no fewer than that allows", async (ratePerMinute, concurrency) => {
    const turns = takeTurns({ concurrency, ratePerMinute }, new AbortController().signal, systemClock);
    const startedMs: number[] = [];
    for (let index = 0; index < ratePerMinute * 3; index += 1) void turns.take(() => { startedMs.push(Date.now()); return lasting(700)(); });
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(startedMs.length).toBe(ratePerMinute * 3);
    for (const startMs of startedMs) expect(startedMs.filter((other) => other >= startMs && other < startMs + 60_000).length).toBeLessThanOrEqual(ratePerMinute);
  });

  it("at half a minute's rate: one in two minutes", async () => {
    const turns = takeTurns({ concurrency: 5, ratePerMinute: 0.5 }, new AbortController().signal, systemClock);
    let started = 0;
    for (let index = 0; index < 5; index += 1) void turns.take(() => { started += 1; return Promise.resolve(); });
    await vi.advanceTimersByTimeAsync(119_000);
    expect(started).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(started).toBe(2);
  });

  it("at an absurdly low rate: one, and the timer does not overflow", async () => {
    const turns = takeTurns({ concurrency: 5, ratePerMinute: 1e-9 }, new AbortController().signal, systemClock);
    let started = 0;
    for (let index = 0; index < 5; index += 1) void turns.take(() => { started += 1; return Promise.resolve(); });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(started).toBe(1);
  });

  it("run at most so many at once", async () => {
    const turns = takeTurns({ concurrency: 3, ratePerMinute: 1e6 }, new AbortController().signal, systemClock);
    let running = 0;
    let most = 0;
    for (let index = 0; index < 20; index += 1) {
      void turns.take(async () => {
        running += 1;
        most = Math.max(most, running);
        await lasting(10 + index)();
        running -= 1;
      });
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect(most).toBe(3);
    expect(running).toBe(0);
  });

  it("stand still while the endpoint asked for a pause, the longest of several", async () => {
    const turns = takeTurns({ concurrency: 3, ratePerMinute: 1e6 }, new AbortController().signal, systemClock);
    turns.hold(1000);
    turns.hold(5000);
    let startedMs: number | null = null;
    const begunMs = Date.now();
    void turns.take(() => { startedMs = Date.now() - begunMs; return Promise.resolve(); });
    await vi.advanceTimersByTimeAsync(4999);
    expect(startedMs).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(startedMs).toBe(5000);
  });

  it("not begun when the run stops give null; begun ones are waited for", async () => {
    const stop = new AbortController();
    const turns = takeTurns({ concurrency: 1, ratePerMinute: 1e6 }, stop.signal, systemClock);
    const begun = turns.take(async () => { await lasting(100)(); return "came back"; });
    const waiting = turns.take(() => Promise.resolve("never"));
    await vi.advanceTimersByTimeAsync(10);
    stop.abort();
    expect(await waiting).toBeNull();
    expect(await turns.take(() => Promise.resolve("never"))).toBeNull();
    await vi.advanceTimersByTimeAsync(100);
    expect(await begun).toBe("came back");
  });
});
