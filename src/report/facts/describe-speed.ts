/** Speed in rows: medians with bounds, and higher percentiles only where there are samples enough for them. */
import type { Observation } from "../../model/observation.js";
import { describeObservation } from "./describe-value.js";
import { describeSubject } from "./describe-subject.js";
import { formatCount, formatInterval, formatUnit, notMeasured } from "./format-number.js";
import { medianInterval, neededSamples, plainMedian, upperQuantile } from "./quantile-interval.js";

export interface SpeedRow {
  readonly measure: string;
  readonly where: string;
  readonly median: string;
  /** The slow 5 % and the slow 1 %, or how many samples they need. */
  readonly tails: readonly string[];
  readonly evidence: readonly string[];
}

/** Keys of the observations that tell of speed, in the order in which a reader asks for them. */
export const speedMeasures: Readonly<Record<string, string>> = {
  "time-to-first-token": "Time to first token",
  "inter-token-latency": "Between tokens",
  "output-speed": "Output speed",
  "output-token-speed": "Output speed in tokens",
};

export function describeSpeed(observations: readonly Observation[]): SpeedRow[] {
  return Object.entries(speedMeasures).flatMap(([key, measure]) => observations.filter((observation) => observation.key === key).map((observation) => toRow(measure, observation)));
}

export function isSpeed({ key }: Observation): boolean {
  return Object.hasOwn(speedMeasures, key);
}

function toRow(measure: string, observation: Observation): SpeedRow {
  const row = { measure, where: describeSubject(observation), evidence: observation.evidence };
  const { value, samples } = observation;
  const middle = value?.kind === "samples" ? plainMedian(value.values) : null;
  if (observation.state !== "observed" || value?.kind !== "samples" || middle === null) return { ...row, median: describeObservation(observation), tails: [] };
  const { values, unit } = value;
  const show = formatUnit(middle, unit);
  // Values of one reply hang together: what counts is how many replies there were.
  const independent = Math.min(samples, values.length);
  const bounds = independent === values.length ? medianInterval(values) : null;
  return {
    ...row,
    median: formatInterval(show(middle), bounds === null ? null : [show(bounds.low, true), show(bounds.high, true)], independent),
    tails: [0.95, 0.99].map((quantile) => describeTail(values, quantile as 0.95 | 0.99, independent, unit, show)),
  };
}

/** The slow end: high times, low speeds. */
function describeTail(values: readonly number[], quantile: 0.95 | 0.99, independent: number, unit: string, show: ReturnType<typeof formatUnit>): string {
  const needed = neededSamples[quantile === 0.95 ? "p95" : "p99"];
  const slowIsLow = unit.endsWith("per second");
  const name = `p${Math.round(100 * (slowIsLow ? 1 - quantile : quantile))}`;
  if (independent < needed) return `${name} needs ${needed} samples, had ${formatCount(independent)}`;
  const sign = slowIsLow ? -1 : 1;
  const upper = upperQuantile(values.map((value) => sign * value), quantile);
  return upper === null ? `${name} ${notMeasured}` : `${name} ${show(sign * upper.value)} (at ${slowIsLow ? "least" : "most"} ${show(sign * upper.atMost, true)})`;
}
