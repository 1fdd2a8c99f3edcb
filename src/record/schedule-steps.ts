/** Runs planned steps in order: several at once where allowed, alone where asked, more as the planner adds them. */
import type { PlannedEntry } from "./plan-queue.js";

export interface Schedule {
  /** Takes the next entry, or undefined when there is none now. */
  readonly next: () => PlannedEntry | undefined;
  readonly concurrency: number;
  /** Whether nothing else may be in flight while this one is asked. */
  readonly isAlone: (entry: PlannedEntry) => boolean;
  readonly stopped: AbortSignal;
  /** Never rejects. */
  readonly run: (entry: PlannedEntry) => Promise<void>;
}

/** Resolves when nothing is left, or all in flight have come back after a stop. */
export async function scheduleSteps({ next, concurrency, isAlone, stopped, run }: Schedule): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  while (!stopped.aborted) {
    const entry = next();
    if (entry === undefined) {
      if (inFlight.size === 0) return;
      await Promise.race(inFlight);
    } else if (isAlone(entry)) {
      await Promise.all(inFlight);
      if (!stopped.aborted) await run(entry);
    } else {
      const work: Promise<void> = run(entry).finally(() => { inFlight.delete(work); });
      inFlight.add(work);
      if (inFlight.size >= concurrency) await Promise.race(inFlight);
    }
  }
  await Promise.all(inFlight);
}
