/** Lets attempts go one by one as concurrency and rate allow. */
import PQueue from "p-queue";

/** Runs work when its turn comes; null when the run was stopped before that. Work that has begun is always waited for. */
export type TakeTurn = <Result>(work: () => Promise<Result>) => Promise<Result | null>;

const minuteMs = 60_000;

export function takeTurns(concurrency: number, ratePerMinute: number, stopped: AbortSignal): TakeTurn {
  const queue = new PQueue({ concurrency, ...rateLimit(ratePerMinute) });
  const whenStopped = new Promise<void>((resolve) => {
    stopped.addEventListener("abort", () => {
      queue.pause();
      queue.clear();
      resolve();
    }, { once: true });
  });
  return async (work) => {
    if (stopped.aborted) return null;
    let begun = false;
    const turn = queue.add(async () => {
      if (stopped.aborted) return null;
      begun = true;
      return work();
    });
    return Promise.race([turn, whenStopped.then(() => (begun ? turn : null))]);
  };
}

/** At most so many in any minute; below one a minute the window grows instead. */
function rateLimit(perMinute: number): { intervalCap: number; interval: number; strict: true } {
  return perMinute >= 1
    ? { intervalCap: Math.floor(perMinute), interval: minuteMs, strict: true }
    : { intervalCap: 1, interval: Math.ceil(minuteMs / perMinute), strict: true };
}
