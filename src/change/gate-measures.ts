/** What a gate can be set on: facts of the run by name, and any measurement by its key and a statistic. */
import type { Observation } from "../model/observation.js";
import { wilsonInterval } from "../stats/wilson-interval.js";
import type { GateInput } from "./evaluate-gates.js";

export type Measured =
  | { readonly value: number | string; readonly unit: string; readonly samples: number; readonly interval: { readonly low: number; readonly high: number } | null }
  | { readonly missing: string };

type Measure = (input: GateInput) => Measured;

/** Percentiles need this many samples for any two-sided or one-sided 95 % bound (binomial order statistics). */
const samplesFor: Readonly<Record<string, { readonly share: number; readonly least: number }>> = {
  median: { share: 0.5, least: 6 }, p90: { share: 0.9, least: 29 }, p95: { share: 0.95, least: 59 }, p99: { share: 0.99, least: 299 },
};

export const gateMeasures = {
  "change": ({ status }) => (status === null ? { missing: "only `check` follows an endpoint over time" } : { value: status.state, unit: "", samples: status.batches, interval: null }),
  "failed-share": ({ report: { run } }) => share(run.failed, run.failed + run.valid),
  "rate-limited-share": ({ report: { run } }) => share(run.rateLimited, run.attempts),
  "spent-usd": ({ report: { cost, run } }) => (cost.spentUsd === null ? { missing: "the price or the reported usage is not known" } : { value: cost.spentUsd, unit: "USD", samples: run.valid, interval: null }),
  "usd-per-request": ({ report: { cost, run } }) => (cost.spentUsd === null || run.valid === 0 ? { missing: "the price or the reported usage is not known" } : { value: cost.spentUsd / run.valid, unit: "USD", samples: run.valid, interval: null }),
  "valid-samples": ({ report: { run } }) => ({ value: run.valid, unit: "", samples: run.valid, interval: null }),
  "verdict": ({ report: { verdict } }) => ({ value: verdict.claim, unit: "", samples: verdict.errorRates.validSamples, interval: null }),
} satisfies Readonly<Record<string, Measure>>;

/** "KEY:STATISTIC", over every observation of that key. Statistics: median, p90, p95, p99, share, count, top, slope, intercept. */
export function measureObservation(measure: string, observations: readonly Observation[]): Measured | "unknown" {
  const cut = measure.lastIndexOf(":");
  const [key, statistic] = [measure.slice(0, cut), measure.slice(cut + 1)];
  if (cut < 1) return "unknown";
  const all = observations.filter((observation) => observation.key === key);
  if (all.length === 0) return { missing: `nothing called "${key}" was asked in this run` };
  const observed = all.filter(({ state }) => state === "observed");
  if (observed.length === 0) return { missing: `"${key}" was not measured: ${all[0]?.note ?? ""}`.slice(0, 200) };
  const percentile = samplesFor[statistic];
  if (percentile !== undefined) return measurePercentile(observed, percentile.share, percentile.least);
  switch (statistic) {
    case "share": {
      const rates = observed.flatMap(({ value }) => (value?.kind === "rate" ? [value] : []));
      return rates.length === 0 ? "unknown" : share(sum(rates.map(({ k }) => k)), sum(rates.map(({ n }) => n)));
    }
    case "count": {
      const counts = observed.flatMap(({ value }) => (value?.kind === "count" ? [value.count] : value?.kind === "rate" ? [value.k] : []));
      return counts.length === 0 ? "unknown" : { value: sum(counts), unit: "", samples: sum(observed.map(({ samples }) => samples)), interval: null };
    }
    case "top": return measureTop(observed);
    case "slope": case "intercept": {
      const line = observed.find(({ value }) => value?.kind === "line");
      return line?.value?.kind === "line" ? { value: line.value[statistic], unit: "", samples: line.samples, interval: null } : "unknown";
    }
    default: return "unknown";
  }
}

function measurePercentile(observed: readonly Observation[], part: number, least: number): Measured | "unknown" {
  const units = new Set<string>();
  const values = observed.flatMap(({ value }) => {
    if (value?.kind !== "samples") return [];
    units.add(value.unit);
    return value.values;
  });
  const [unit] = units;
  if (unit === undefined || units.size > 1) return "unknown";
  if (values.length < least) return { missing: `${values.length} samples, and this percentile needs ${least}` };
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, index))] ?? 0;
  // Order statistics that hold the percentile with 95 % (normal approximation of the binomial).
  const half = 1.959963984540054 * Math.sqrt(values.length * part * (1 - part));
  return { value: at(Math.ceil(part * values.length) - 1), unit, samples: values.length, interval: { low: at(Math.floor(part * values.length - half)), high: at(Math.ceil(part * values.length + half)) } };
}

function measureTop(observed: readonly Observation[]): Measured | "unknown" {
  const counts = new Map<string, number>();
  for (const { value } of observed) {
    if (value?.kind === "distribution") for (const [name, count] of Object.entries(value.counts)) counts.set(name, (counts.get(name) ?? 0) + count);
    if (value?.kind === "label") counts.set(value.label, (counts.get(value.label) ?? 0) + 1);
  }
  const [top] = [...counts].sort(([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1));
  return top === undefined ? "unknown" : { value: top[0], unit: "", samples: sum([...counts.values()]), interval: null };
}

function share(k: number, n: number): Measured {
  if (n === 0) return { missing: "no samples" };
  return { value: k / n, unit: "", samples: n, interval: wilsonInterval(k, n) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
