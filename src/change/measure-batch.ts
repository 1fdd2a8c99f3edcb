/** What one batch says for or against a change, signal by signal: e-values that honest days keep at or below 1 on average. */
import type { Signal } from "../model/diff.js";
import type { Baseline, SignalEvidence } from "../model/history.js";
import type { Observation } from "../model/observation.js";
import { dayTolerance, fewestSessions } from "./day-tolerance.js";
import { findSignal } from "./find-signal.js";
import { pairObservations } from "./pair-observations.js";
import { poolSessions } from "./pool-sessions.js";
import { createScore, modelSurprise, type SurpriseModel } from "./surprise.js";

/**
 * Betting rates as parts of the largest one that cannot lose everything: a small one for a small share of other answers, a large one
 * for a swap. Their detectors are averaged, which keeps the promise whatever the share.
 */
export const bettingRates = [0.07, 0.25, 0.8] as const;
/** Below this a batch says nothing. */
export const fewestAnswers = 12;
/** A question asked less often in the baseline has no distribution to speak of. */
const fewestBaselineAnswers = 5;
/** The error of the baseline's own mean that is allowed for, in standard errors. */
const baselineErrors = 2;

/** Signals with a detector; all others are compared batch by batch and only warn. */
export const detectedSignals = ["answers", "filter"] as const satisfies readonly Signal[];

interface Cell {
  readonly model: SurpriseModel;
  readonly counts: Readonly<Record<string, number>>;
}

export function measureBatch(baseline: Pick<Baseline, "sessions">, observations: readonly Observation[]): SignalEvidence[] {
  const sessions = baseline.sessions.map((session) => session.observations);
  return detectedSignals.flatMap((signal) => {
    const cells = pairCells(sessions, observations, signal);
    const samples = cells.reduce((sum, { counts }) => sum + count(counts), 0);
    if (samples < fewestAnswers) return [];
    const tolerance = dayTolerance(sessions.length < fewestSessions ? [] : measureSessions(sessions, signal)).value + baselineErrors * baselineError(cells);
    return [{ signal, logE: betOn(cells, tolerance), excess: measureExcess(cells), tolerance, samples }];
  });
}

/** Whether the signal can be followed at all with this baseline. */
export function listDetected(baseline: Pick<Baseline, "sessions">): Signal[] {
  const pooled = poolSessions(baseline.sessions.map(({ observations }) => observations));
  return detectedSignals.filter((signal) => pooled.some((observation) => isCell(observation, signal)));
}

/** The cells of probes that the baseline holds, which later batches have to ask. */
export function listAskedCells(baseline: Pick<Baseline, "sessions">): Record<string, string[]> {
  const asked: Record<string, string[]> = {};
  for (const { probe, subject, ...rest } of baseline.sessions.flatMap(({ observations }) => observations)) {
    const cell = subject["cell"];
    if (probe === null || cell === undefined || !isCell({ probe, subject, ...rest }, "answers")) continue;
    asked[probe.id] = [...new Set([...asked[probe.id] ?? [], cell])].sort();
  }
  return asked;
}

/** Questions and answers behind a signal, and what an honest day is allowed. */
export function summarizeCells(baseline: Pick<Baseline, "sessions">, signal: Signal): { readonly questions: number; readonly answers: number; readonly tolerance: number } {
  const sessions = baseline.sessions.map(({ observations }) => observations);
  const cells = poolSessions(sessions).filter((observation) => isCell(observation, signal));
  const answers = cells.reduce((sum, { samples }) => sum + samples, 0);
  return { questions: cells.length, answers, tolerance: dayTolerance(sessions.length < fewestSessions ? [] : measureSessions(sessions, signal)).value };
}

function pairCells(sessions: readonly (readonly Observation[])[], observations: readonly Observation[], signal: Signal): Cell[] {
  const pooled = poolSessions(sessions).filter((observation) => isCell(observation, signal));
  return pairObservations(pooled, observations).pairs.flatMap(({ old, new: fresh }) => (
    old.value?.kind === "distribution" && fresh.value?.kind === "distribution" && count(fresh.value.counts) > 0
      ? [{ model: modelSurprise(old.value.counts), counts: fresh.value.counts }]
      : []
  ));
}

/** Counts that belong to one question: what is counted over every exchange follows the mix of questions. */
function isCell(observation: Observation, signal: Signal): boolean {
  const { value, probe, subject, state } = observation;
  return state === "observed" && value?.kind === "distribution" && findSignal(observation) === signal && observation.strength === "strong"
    && (probe !== null || subject["prompt"] !== undefined) && count(value.counts) >= fewestBaselineAnswers;
}

/** Each session against all others: how far the trusted time itself moved. */
function measureSessions(sessions: readonly (readonly Observation[])[], signal: Signal): number[] {
  return sessions.flatMap((session, index) => {
    const cells = pairCells(sessions.filter((_, other) => other !== index), session, signal);
    return cells.length === 0 ? [] : [measureExcess(cells)];
  });
}

function measureExcess(cells: readonly Cell[]): number {
  const samples = cells.reduce((sum, { counts }) => sum + count(counts), 0);
  return cells.reduce((sum, { model, counts }) => {
    const score = createScore(model.counts);
    return sum + Object.entries(counts).reduce((part, [answer, times]) => part + times * (score(answer) - model.expected), 0);
  }, 0) / samples;
}

/** Standard error of the expected surprise, weighted as this batch asks. */
function baselineError(cells: readonly Cell[]): number {
  const samples = cells.reduce((sum, { counts }) => sum + count(counts), 0);
  return Math.sqrt(cells.reduce((sum, { model, counts }) => sum + (count(counts) / samples) ** 2 * (model.variance / model.total), 0));
}

/**
 * Each answer's e-value is 1 + rate × (surprise − expected − tolerance): a bet that the batch is more surprising than an honest day
 * (Waudby-Smith & Ramdas 2024, JRSS B 86:1). A question's rate is a part of the largest that cannot lose everything on it. Answers
 * are independent given the day; if the day's excess, averaged over the questions by their rates, is at most the tolerance, the
 * product's expectation is at most 1 (inequality of means), however the days depend on each other.
 */
function betOn(cells: readonly Cell[], tolerance: number): number[] {
  const scored = cells.map(({ model, counts }) => ({ score: createScore(model.counts), allowed: model.expected + tolerance, counts: Object.entries(counts) }));
  return bettingRates.map((part) => scored.reduce((sum, { score, allowed, counts }) => (
    sum + counts.reduce((log, [answer, times]) => log + times * Math.log(1 + (part / allowed) * (score(answer) - allowed)), 0)
  ), 0));
}

function count(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, times) => sum + times, 0);
}
