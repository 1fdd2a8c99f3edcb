/** Time as the record room sees it, so that tests can run it faster. */
export interface Clock {
  /** Monotonic milliseconds. */
  nowMs(): number;
  /** UTC, ISO 8601. */
  utc(): string;
  /** Resolves after that time, or at once when the signal aborts; never rejects. */
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
}

/** Node's timers hold 31 bits: a longer time would fire at once. Almost 25 days. */
export const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  utc: () => new Date().toISOString(),
  sleep: (durationMs, signal) => new Promise((resolve) => {
    if (signal.aborted) { resolve(); return; }
    const done = (): void => { clearTimeout(timer); signal.removeEventListener("abort", done); resolve(); };
    const timer = setTimeout(done, Math.min(durationMs, longestTimerMs));
    signal.addEventListener("abort", done, { once: true });
  }),
};
