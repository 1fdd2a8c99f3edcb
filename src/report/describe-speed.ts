/** Speed in rows: medians with bounds, and higher percentiles only where there are samples enough for them. */
import type { Observation } from "../model/observation.js";
import { describeObservation } from "./describe-value.js";
import { describeSubject } from "./describe-subject.js";
import { formatCount, formatInterval, formatMs, formatNumber, notMeasured } from "./format-number.js";
import { medianInterval, neededSamples, plainMedian, upperQuantile } from "./quantile-interval.js";

export interface SpeedRow {
  readonly measure: string;
  readonly where: string;
  readonly median: string;
  readonly p95: string;
  readonly p99: string;
  readonly evidence: readonly string[];
}

/** Keys of the observations that tell of speed, in the order in which a reader asks for them. */
const measures: Readonly<Record<string, string>> = {
  "time-to-first-token": "Time to first token",
  "inter-token-latency": "Between tokens",
  "output-speed": "Output speed",
  "output-token-speed": "Output speed in tokens",
};

export function describeSpeed(observations: readonly Observation[]): SpeedRow[] {
  return Object.entries(measures).flatMap(([key, measure]) => observations.filter((observation) => observation.key === key).map((observation) => toRow(measure, observation)));
}

/** Where no number can be given: once, in words. */
export function isSpeed({ key }: Observation): boolean {
  return Object.hasOwn(measures, key);
}

function toRow(measure: string, observation: Observation): SpeedRow {
  const row = { measure, where: describeSubject(observation), evidence: observation.evidence };
  const { value, samples } = observation;
  if (observation.state !== "observed" || value?.kind !== "samples") return { ...row, median: describeObservation(observation), p95: "", p99: "" };
  const { values, unit } = value;
  const show = (number: number): string => (unit === "ms" ? formatMs(number) : `${formatNumber(number)} ${unit}`);
  // Values of one reply hang together: what counts is how many replies there were.
  const independent = Math.min(samples, values.length);
  const bounds = independent === values.length ? medianInterval(values) : null;
  const middle = plainMedian(values);
  return {
    ...row,
    median: middle === null ? notMeasured : formatInterval(show(middle), bounds === null ? null : [show(bounds.low), show(bounds.high)], independent),
    p95: describeQuantile(values, 0.95, independent, show),
    p99: describeQuantile(values, 0.99, independent, show),
  };
}

function describeQuantile(values: readonly number[], quantile: 0.95 | 0.99, independent: number, show: (value: number) => string): string {
  const name = quantile === 0.95 ? "p95" : "p99";
  if (independent < neededSamples[name]) return `${name} needs ${neededSamples[name]} samples, had ${formatCount(independent)}`;
  const upper = upperQuantile(values, quantile);
  return upper === null ? notMeasured : `${show(upper.value)} (at most ${show(upper.atMost)})`;
}
