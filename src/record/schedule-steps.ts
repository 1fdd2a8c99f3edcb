/** Runs planned steps in order: several at once where allowed, alone where asked, more as the planner adds them. */
import type { PlannedEntry } from "./attempt-step.js";

export interface Schedule {
  /** Takes the next entry, or undefined when there is none now. */
  readonly next: () => PlannedEntry | undefined;
  readonly concurrency: number;
  readonly stopped: AbortSignal;
  readonly run: (entry: PlannedEntry) => Promise<void>;
}

/** Resolves when nothing is left or all in flight have come back after a stop. Rejects with the first error that `run` throws. */
export async function scheduleSteps({ next, concurrency, stopped, run }: Schedule): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  const launch = (entry: PlannedEntry): Promise<void> => {
    const work = run(entry).finally(() => { inFlight.delete(work); });
    inFlight.add(work);
    return work;
  };
  try {
    while (!stopped.aborted) {
      const entry = next();
      if (entry === undefined) {
        if (inFlight.size === 0) return;
        await Promise.race(inFlight);
      } else if (entry.planned.alone) {
        await Promise.all(inFlight);
        if (!stopped.aborted) await launch(entry);
      } else {
        launch(entry).catch(() => undefined);
        if (inFlight.size >= concurrency) await Promise.race(inFlight);
      }
    }
  } finally {
    await Promise.allSettled(inFlight);
  }
}
