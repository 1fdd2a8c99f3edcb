/** What an observation measured, in one line with its sample count and interval; for every kind of value and for none. */
import type { Observation, ObservationValue } from "../../model/observation.js";
import { describePieces } from "./describe-pieces.js";
import { formatCount, formatInterval, formatNumber, formatUnit, notMeasured } from "./format-number.js";
import { makeVisible } from "../make-visible.js";
import { medianInterval, plainMedian } from "./quantile-interval.js";
import { rateInterval } from "./rate-interval.js";

/** Names of a distribution that are written out, and how much of each. */
const shownNames = 4;
const nameLimit = 40;
const shownFeatures = 6;

export function describeObservation(observation: Observation): string {
  const { state, value, note } = observation;
  switch (state) {
    case "observed": return value === undefined ? notMeasured : describePieces(observation) ?? describeValue(value, observation.samples);
    case "not-applicable": return because("does not apply", note);
    case "unavailable": return because(notMeasured, note);
    case "error": return because("could not be read", note);
  }
}

export function describeValue(value: ObservationValue, samples: number): string {
  switch (value.kind) {
    case "count": return formatInterval(formatCount(value.count), null, samples);
    case "rate": return describeRate(value.k, value.n);
    case "distribution": return describeCounts(value.counts);
    case "samples": return describeSamples(value.values, value.unit, samples);
    case "line": return `slope ${formatNumber(value.slope)}, intercept ${formatNumber(value.intercept)} (n = ${formatCount(samples)})`;
    case "label": return `${quoteName(value.label)} (n = ${formatCount(samples)})`;
    case "features": return describeFeatures(value.features, samples);
  }
}

export function describeRate(k: number, n: number): string {
  const interval = rateInterval(k, n);
  return interval === null ? notMeasured : formatInterval(twoPlaces(k / n), [twoPlaces(interval.low), twoPlaces(interval.high)], n);
}

/** Most frequent first, ties by name. */
export function describeCounts(counts: Readonly<Record<string, number>>, quoted = true): string {
  const entries = Object.entries(counts).filter(([, count]) => count > 0).sort(([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1));
  if (entries.length === 0) return notMeasured;
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const names = entries.slice(0, shownNames).map(([name, count]) => `${quoted ? quoteName(name) : makeVisible(name, nameLimit)} ${formatCount(count)}`);
  const rest = entries.length - names.length;
  return `${names.join(", ")}${rest > 0 ? ` and ${formatCount(rest)} other${rest === 1 ? "" : "s"}` : ""} (n = ${formatCount(total)})`;
}

/** The median with its bounds. Several values of one reply hang together, so that bounds that take them for independent are left out. */
export function describeSamples(values: readonly number[], unit: string, samples: number): string {
  const middle = plainMedian(values);
  if (middle === null) return notMeasured;
  const show = formatUnit(middle, unit);
  if (values.length > samples) return `median ${show(middle)} (${formatCount(values.length)} values of n = ${formatCount(samples)})`;
  const bounds = medianInterval(values);
  return formatInterval(`median ${show(middle)}`, bounds === null ? null : [show(bounds.low, true), show(bounds.high, true)], values.length);
}

/** Names from outside stand between quotes, which they cannot close. */
export function quoteName(name: string): string {
  return `"${makeVisible(name, nameLimit).replaceAll('"', "'")}"`;
}

function describeFeatures(features: Readonly<Record<string, number>>, samples: number): string {
  const entries = Object.entries(features);
  if (entries.length === 0) return notMeasured;
  const shown = entries.slice(0, shownFeatures).map(([name, value]) => `${makeVisible(name, nameLimit)} ${formatNumber(value)}`);
  return `${shown.join(", ")}${entries.length > shown.length ? " and others" : ""} (n = ${formatCount(samples)})`;
}

function because(what: string, note: string): string {
  return note === "" ? what : `${what}: ${note}`;
}

function twoPlaces(ratio: number): string {
  return ratio.toFixed(2);
}
