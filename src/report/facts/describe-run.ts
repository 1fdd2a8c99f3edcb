/** The run in short lines: requests, money, time, error bounds, coverage and what was skipped. */
import type { Cost, Report, RunSummary } from "../../model/report.js";
import { formatCount, formatDuration, formatNumber, formatPercent, formatTime, formatUsd } from "./format-number.js";

/** Smaller ones say no more. */
const smallestShownP = 0.0001;

export function describeDepth({ source, depth, seed }: RunSummary): string {
  if (source === "log") return "read from a log, nothing was sent";
  return [depth === null ? "no depth" : depth, seed === null ? "no seed" : `seed ${seed}`].join(", ");
}

export function describeRequests({ planned, attempts, valid, rateLimited, failed, stopped }: RunSummary): string {
  const parts = [`${formatCount(planned)} planned`, `${formatCount(attempts)} attempts`, `${formatCount(valid)} valid`];
  if (rateLimited > 0) parts.push(`${formatCount(rateLimited)} answered with 429`);
  const again = attempts - valid - failed - rateLimited;
  if (again > 0) parts.push(`${formatCount(again)} asked again after another error`);
  if (failed > 0) parts.push(`${formatCount(failed)} gave nothing usable`);
  if (stopped !== "complete") parts.push(stopped === "interrupted" ? "interrupted" : `ended by ${stopped}`);
  return parts.join(", ");
}

export function describeMoney({ price, spentUsd, allowedUsd, withoutUsage }: Cost): string {
  const allowed = allowedUsd === null ? "no money limit" : `${formatUsd(allowedUsd)} allowed`;
  if (spentUsd === null) return `spent is not known (${price === null ? "no price given" : "usage was not reported"}), ${allowed}`;
  return `${withoutUsage > 0 ? "at least " : ""}${formatUsd(spentUsd)} spent of ${allowed}`;
}

export function describeTokens({ inputTokens, outputTokens, withoutUsage }: Cost): string {
  const reported = `${formatCount(inputTokens)} tokens in, ${formatCount(outputTokens)} out`.replaceAll("not measured tokens", "tokens not reported");
  const sums = inputTokens === null && outputTokens === null ? "no token usage was reported" : `${reported}, as the endpoint reports them`;
  return withoutUsage > 0 ? `${sums}; ${formatCount(withoutUsage)} exchanges without usage` : sums;
}

export function describeTimes({ startedAt, finishedAt }: RunSummary): string {
  if (startedAt === null) return "no times: the log does not say";
  if (finishedAt === null) return `from ${formatTime(startedAt)} UTC, end not recorded`;
  const duration = formatDuration(Date.parse(finishedAt) - Date.parse(startedAt));
  const sameDay = startedAt.slice(0, 10) === finishedAt.slice(0, 10);
  return `${formatTime(startedAt)} to ${sameDay ? formatTime(finishedAt).slice(11) : formatTime(finishedAt)} UTC (${duration})`;
}

/** How sure the verdict is: the false-alarm bound, where that was measured, and this run's own p-value. */
export function describeErrorBound({ verdict: { errorRates }, power }: Report): string {
  const bound = `at most ${formatPercent(power.falseAlarmRate)} of audits of an honest endpoint end as inconsistent`;
  const origin = power.origin === "" ? "" : ` (${power.origin})`;
  if (errorRates.pValue === null) return `${bound}${origin}; no test was possible here`;
  const method = errorRates.method === "" ? "" : ` by ${errorRates.method}`;
  const p = errorRates.pValue < smallestShownP ? `below ${smallestShownP}` : `= ${formatNumber(errorRates.pValue)}`;
  return `${bound}${origin}; this run: p ${p}${method}, against a threshold of ${formatNumber(errorRates.alpha)}`;
}

/** "6 of 12 censorship cells, 2 of 2 probes, 24 requests". */
export function describeCoverage({ coverage }: Pick<RunSummary, "coverage">): string[] {
  return coverage.map(({ suite, cellsAsked, cellsAvailable, probesAsked, probesAvailable, requests }) =>
    `${cellsAsked} of ${cellsAvailable} ${suite} cells (${probesAsked} of ${probesAvailable} probes, ${formatCount(requests)} request${requests === 1 ? "" : "s"})`);
}

/** Probes that were left out for the same reason, together. */
export function describeSkipped({ skipped }: Pick<RunSummary, "skipped">): string[] {
  const byReason = new Map<string, string[]>();
  for (const { probe, why } of skipped) byReason.set(why, [...(byReason.get(why) ?? []), probe]);
  return [...byReason].map(([why, probes]) => `${probes.join(", ")}: ${why}`);
}
