/** The figures of one report that a buyer compares, and the samples that their tests need. */
import type { Compared } from "../model/comparison.js";
import { severities } from "../model/finding.js";
import type { Observation } from "../model/observation.js";
import type { Report } from "../model/report.js";
import { median } from "../stats/median.js";

/** What is compared: a report, or why there is none. */
export type ComparedSource =
  | { readonly name: string; readonly report: Report }
  | { readonly name: string; readonly report: null; readonly endpoint: { readonly baseUrl: string; readonly model: string; readonly claim: string }; readonly problem: string };

export interface MeasuredRow {
  readonly row: Omit<Compared, "rank">;
  /** Times to first token, milliseconds, of the shared question. */
  readonly firstTokenMs: readonly number[];
}

/** Two-sided 95 % bounds of a median by order statistics need this many values. */
const boundedFrom = 6;

export function measureCompared(source: ComparedSource, question: string | null): MeasuredRow {
  if (source.report === null) return { firstTokenMs: [], row: { name: source.name, standing: "not-audited", ...source.endpoint, verdict: null, problem: source.problem, price: null, latency: null, limits: null, findings: countFindings([]), spentUsd: null, startedAt: null, recordingDigest: null } };
  const { report } = source;
  const { verdict, endpoint, run, cost } = report;
  const firstTokenMs = question === null ? [] : report.observations.flatMap((observation) => (questionOf(observation) === question && observation.value?.kind === "samples" ? observation.value.values.filter(Number.isFinite) : []));
  return {
    firstTokenMs,
    row: {
      name: source.name,
      standing: verdict.claim === "consistent" ? "holds" : verdict.claim === "inconsistent" ? "fails" : "undecided",
      baseUrl: endpoint.baseUrl, model: endpoint.model, claim: endpoint.claim,
      verdict: { claim: verdict.claim, reason: verdict.reason, sentence: verdict.sentence },
      problem: null,
      price: measurePrice(cost),
      latency: measureLatency(firstTokenMs),
      limits: { attempts: run.attempts, rateLimited: run.rateLimited, failed: run.failed },
      findings: countFindings(report.findings),
      spentUsd: cost.spentUsd,
      startedAt: run.startedAt,
      recordingDigest: report.recordingDigest,
    },
  };
}

/** The question whose times most reports have, the one with most samples among equals; null where none has any. */
export function chooseQuestion(reports: readonly Report[]): string | null {
  const counts = new Map<string, { reports: number; samples: number }>();
  for (const { observations } of reports) {
    for (const observation of observations) {
      const question = questionOf(observation);
      if (question === null || observation.value?.kind !== "samples") continue;
      const known = counts.get(question) ?? { reports: 0, samples: 0 };
      counts.set(question, { reports: known.reports + 1, samples: known.samples + observation.value.values.length });
    }
  }
  const [first] = [...counts].sort(([nameA, a], [nameB, b]) => b.reports - a.reports || b.samples - a.samples || (nameA < nameB ? -1 : 1));
  return first?.[0] ?? null;
}

/** Equal for what may be compared: probe, version, cell, and the conditions it was asked under, but for the model's own reasoning. */
function questionOf({ key, state, probe, subject, conditions, value }: Observation): string | null {
  if (key !== "time-to-first-token" || state !== "observed" || probe === null || value?.kind !== "samples" || value.unit !== "ms") return null;
  return JSON.stringify([probe.id, probe.version, subject.cell ?? null, conditions?.wordingDigest ?? null, conditions?.temperature ?? null, conditions?.system ?? null]);
}

function measurePrice({ price, answered }: Report["cost"]): Compared["price"] {
  if (price === null) return null;
  const characters = answered?.characters ?? 0;
  const outputTokens = answered?.outputTokens ?? 0;
  return { ...price, characters, outputTokens, usdPerThousandCharacters: characters === 0 ? null : (price.outputUsd * outputTokens) / 1e6 / (characters / 1000) };
}

function measureLatency(values: readonly number[]): Compared["latency"] {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = orderStatistic(sorted.length);
  return { medianMs: median(sorted) ?? 0, low: rank === null ? null : sorted[rank - 1] ?? null, high: rank === null ? null : sorted[sorted.length - rank] ?? null, samples: sorted.length };
}

/** The largest rank whose lower tail of a fair coin still fits into 2.5 %. */
function orderStatistic(n: number): number | null {
  if (n < boundedFrom) return null;
  let logTerm = -n * Math.LN2;
  let sum = Math.exp(logTerm);
  let rank = 0;
  while (sum <= 0.025) {
    rank += 1;
    logTerm += Math.log((n - rank + 1) / rank);
    sum += Math.exp(logTerm);
  }
  return Math.max(1, rank);
}

function countFindings(findings: Report["findings"]): Compared["findings"] {
  return Object.fromEntries(severities.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length])) as Compared["findings"];
}
