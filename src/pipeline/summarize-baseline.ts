/** What a baseline holds, in numbers. */
import { listDetected, summarizeCells } from "../change/measure-batch.js";
import type { Signal } from "../model/diff.js";
import type { Baseline } from "../model/history.js";

export interface BaselineSummary {
  readonly model: string;
  readonly status: Baseline["status"];
  readonly frozenAt: string;
  readonly sessions: readonly { readonly at: string | null; readonly valid: number; readonly recordingDigest: string }[];
  readonly signals: readonly Signal[];
  readonly questions: number;
  readonly answers: number;
  readonly tolerance: number;
}

export function summarizeBaseline(baseline: Baseline): BaselineSummary {
  return {
    model: baseline.endpoint.model, status: baseline.status, frozenAt: baseline.frozenAt,
    sessions: baseline.sessions.map(({ at, valid, recordingDigest }) => ({ at, valid, recordingDigest })),
    signals: listDetected(baseline), ...summarizeCells(baseline, "answers"),
  };
}
