/** Lets attempts go one by one as concurrency and rate allow. */
import PQueue from "p-queue";
import { longestTimerMs, type Clock } from "./clock.js";

export interface Turns {
  /** Runs work when its turn comes; null when the run was stopped before that. Work that has begun is always waited for. */
  take<Result>(work: () => Promise<Result>): Promise<Result | null>;
  /** Lets nothing begin for that time: the endpoint asked for a pause. */
  hold(durationMs: number): void;
}

const minuteMs = 60_000;

export function takeTurns(limits: { readonly concurrency: number; readonly ratePerMinute: number }, stopped: AbortSignal, clock: Clock): Turns {
  const queue = new PQueue({ concurrency: limits.concurrency, ...rateLimit(limits.ratePerMinute) });
  let holds = 0;
  const whenStopped = new Promise<void>((resolve) => {
    stopped.addEventListener("abort", () => {
      queue.pause();
      queue.clear();
      resolve();
    }, { once: true });
  });
  const lift = (): void => {
    holds -= 1;
    if (holds === 0 && !stopped.aborted) queue.start();
  };
  return {
    take: async (work) => {
      if (stopped.aborted) return null;
      let begun = false;
      const turn = queue.add(async () => {
        if (stopped.aborted) return null;
        begun = true;
        return work();
      });
      return Promise.race([turn, whenStopped.then(() => (begun ? turn : null))]);
    },
    hold: (durationMs) => {
      holds += 1;
      queue.pause();
      void clock.sleep(durationMs, stopped).then(lift);
    },
  };
}

/** At most so many in any minute; below one a minute the window grows instead. */
function rateLimit(perMinute: number): { intervalCap: number; interval: number; strict: true } {
  return perMinute >= 1
    ? { intervalCap: Math.floor(perMinute), interval: minuteMs, strict: true }
    : { intervalCap: 1, interval: Math.min(longestTimerMs, Math.ceil(minuteMs / perMinute)), strict: true };
}
