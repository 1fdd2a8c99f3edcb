/** One check in short: its gates in rows, its batches as points in time. */
import type { CheckResult, History } from "../../model/history.js";
import type { TimelinePoint } from "../charts/timeline-chart.js";
import { formatNumber } from "./format-number.js";

export const checkTones = { 0: "good", 1: "bad", 2: "bad", 3: "warn" } as const;
export const checkWords = { 0: "steady", 1: "failed", 2: "could not run", 3: "inconclusive" } as const;

export function describeSignals({ status }: CheckResult): { readonly signal: string; readonly evidence: string; readonly alarm: string; readonly alarmed: boolean }[] {
  // Evidence is a factor; beyond this its logarithm would overflow.
  const factor = (log: number): string => formatNumber(Math.exp(Math.min(log, 700)));
  return (status?.signals ?? []).map(({ signal, log, threshold, alarm }) => ({ signal, evidence: factor(log), alarm: factor(threshold), alarmed: alarm }));
}

/** A batch after the change was dated, or that differed in anything, stands out. */
export function toTimeline({ batches }: Pick<History, "batches">, { status }: CheckResult): TimelinePoint[] {
  const sinceMs = status?.since == null ? Infinity : Date.parse(status.since);
  return batches.map(({ at, verdict, moved }) => {
    const changed = Date.parse(at) >= sinceMs;
    const state = changed ? "bad" : verdict === "inconclusive" ? "calm" : moved.length > 0 || verdict === "inconsistent" ? "warn" : "good";
    return { at, state, level: null, label: `${changed ? "after the change, " : ""}${verdict}${moved.length > 0 ? `, moved: ${moved.join(", ")}` : ""}` };
  });
}
