/** The change detector: folds the evidence of all batches into one state, so that what is stored is evidence and never a conclusion. */
import type { Signal } from "../model/diff.js";
import type { Batch, ChangeState, DetectorStatus } from "../model/history.js";
import { bettingRates } from "./measure-batch.js";

export interface DetectorOptions {
  /** Mean batches between false alarms, promised for all endpoints and signals together. */
  readonly runLength: number;
  /** Endpoints × signals that can alarm: each gets its share of the promise. */
  readonly streams: number;
}

/** So many batches like the baseline, one after another, end an alarm. */
const batchesToRecover = 3;

interface Stream {
  /** The detector's statistic a betting rate. */
  readonly values: readonly number[];
}

/**
 * The Shiryaev–Roberts e-detector, R ← (1 + R) × e, averaged over betting rates (Shin, Ramdas & Rinaldo 2022, arXiv:2203.03532):
 * R − t is a supermartingale while e-values average at most 1, so the mean number of batches to a false alarm at threshold
 * A × streams is at least A over all streams together. A batch's e-value is cut off at the root of the threshold, which keeps the
 * promise and means that one night alone never alarms: it takes a second batch that confirms.
 */
export function followBatches(batches: readonly Batch[], { runLength, streams }: DetectorOptions): DetectorStatus {
  const threshold = Math.log(runLength * Math.max(1, streams));
  const cut = threshold / 2;
  let current = new Map<Signal, Stream>();
  let alarmedAt: number | null = null;
  let alarming: Signal[] = [];
  let state: ChangeState = "steady";
  let calm = 0;
  for (const [index, batch] of batches.entries()) {
    if (batch.evidence.length === 0) continue;
    current = new Map([...current, ...batch.evidence.map(({ signal, logE }) => [signal, step(current.get(signal), logE, cut)] as const)]);
    calm = batch.evidence.every(({ logE }) => mixture(logE) < 0) ? calm + 1 : 0;
    if (state === "changed") {
      if (calm < batchesToRecover) continue;
      current = new Map();
      state = "recovered";
      continue;
    }
    alarming = [...current].filter(([, stream]) => level(stream) >= threshold).map(([signal]) => signal);
    const suspected = [...current.values()].some((stream) => level(stream) >= cut - rounding);
    if (alarming.length > 0) { state = "changed"; alarmedAt = index; }
    else if (suspected) state = "suspected";
    else if (state !== "recovered" || calm === 0) state = "steady";
  }
  const last = batches.at(-1);
  const tail = last !== undefined && last.evidence.length === 0 && state !== "changed" ? "inconclusive" : state;
  const since = state === "steady" || state === "recovered" ? null : findStart(batches.slice(0, alarmedAt === null || state !== "changed" ? batches.length : alarmedAt + 1));
  return {
    state: tail, runLength, batches: batches.length,
    signals: [...current].map(([signal, stream]) => ({ signal, log: level(stream), threshold, alarm: state === "changed" && alarming.includes(signal) })),
    since: since === null ? null : batches[since]?.at ?? null,
    alarmedAt: state !== "changed" || alarmedAt === null ? null : batches[alarmedAt]?.at ?? null,
    movedTogether: since === null ? [] : listMoved(batches.slice(since)),
  };
}

/** Sums of logarithms end a hair below what they should be. */
const rounding = 1e-9;

function step(stream: Stream | undefined, logE: readonly number[], cut: number): Stream {
  const values = stream?.values ?? bettingRates.map(() => 0);
  // The cut falls on the mixture, so that one batch of overwhelming evidence counts the same for every rate.
  const excess = Math.max(0, mixture(logE) - cut);
  return { values: values.map((value, rate) => (1 + value) * Math.exp((logE[rate] ?? 0) - excess)) };
}

/** Natural logarithm of the averaged statistic. */
function level({ values }: Stream): number {
  return Math.log(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function mixture(logE: readonly number[]): number {
  const highest = Math.max(...logE);
  return highest + Math.log(logE.reduce((sum, value) => sum + Math.exp(value - highest), 0) / Math.max(1, logE.length));
}

/** The batch from which on the evidence, summed over all signals, is largest: the most likely start (Page 1954). */
function findStart(batches: readonly Batch[]): number {
  let [sum, best, start] = [0, -Infinity, batches.length - 1];
  for (let index = batches.length - 1; index >= 0; index -= 1) {
    sum += (batches[index]?.evidence ?? []).reduce((total, { logE }) => total + mixture(logE), 0);
    if (sum > best) [best, start] = [sum, index];
  }
  return start;
}

function listMoved(batches: readonly Batch[]): Signal[] {
  const moved = batches.flatMap(({ evidence, moved: others }) => [...evidence.filter(({ logE }) => mixture(logE) > 0).map(({ signal }) => signal), ...others]);
  return [...new Set(moved)];
}
