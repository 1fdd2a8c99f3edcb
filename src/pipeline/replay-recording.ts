/** `replay`: the same judgement from a recording, with no network. */
import { judge, type JudgeOptions } from "../pipeline.js";
import type { Report } from "../model/report.js";
import { openRecording } from "../record/open-recording.js";
import { addReproductions } from "./add-reproductions.js";
import { loadFingerprint, loadResources } from "./load-resources.js";

export interface ReplayRequest {
  readonly recording: string;
  /** Further references, beside those that the recording carries. */
  readonly references: readonly string[];
}

export async function replayRecording({ recording, references }: ReplayRequest, options: Partial<JudgeOptions> = {}): Promise<Report> {
  const { header, exchanges, ending } = await openRecording(recording);
  const resources = loadResources([...references.map(loadFingerprint), ...header.references], header.options.price);
  const redactText = options.redactText === true || header.options.redactText;
  const report = await judge({ source: "recording", header, exchanges, ending }, resources, { redactText });
  return addReproductions(report, async () => (await openRecording(recording)).exchanges, redactText);
}
