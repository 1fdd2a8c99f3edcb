/** Waiting that ends early and without an error when nobody waits any more. */
import { setTimeout as sleep } from "node:timers/promises";

export async function waitBetween(durationMs: number, signal: AbortSignal): Promise<void> {
  if (!(durationMs > 0) || signal.aborted) return;
  try {
    await sleep(durationMs, undefined, { signal });
  } catch {
    // Aborted: the caller looks at the signal.
  }
}
