/** Judges a recording again and writes or prints the report. */
import { replayRecording } from "../../pipeline/replay-recording.js";
import type { ReplayFlags } from "../commands/replay.js";
import type { ExitCode } from "../exit-codes.js";
import { finishReport } from "../finish-report.js";

export function replay(recording: string, flags: ReplayFlags): Promise<ExitCode> {
  return finishReport(flags, () => replayRecording({ recording, references: flags.reference ?? [] }, { redactText: flags.redactText === true }));
}
