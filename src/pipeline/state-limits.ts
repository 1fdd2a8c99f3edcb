/** States what this report cannot tell, so that nobody reads more into it than was measured. */
import type { Analysis } from "../model/analysis.js";
import type { RecordingEnding } from "../model/recording.js";
import type { Evidence } from "../pipeline.js";
import { readTool } from "./data-directory.js";
import { digestShippedData } from "./load-resources.js";

export function stateLimits({ source, header }: Evidence, ending: RecordingEnding, { tally }: Analysis): string[] {
  const limits = [
    "An audit from outside can say that answers are consistent with a model, never that it is that model: an endpoint that mimics one on purpose, or treats an auditor better than other callers, can pass.",
    "Quantisation to 8 bits or FP8 cannot be seen in text; no statement is made about it.",
    "What a model says about itself and the model name an endpoint echoes are shown and carry no weight.",
  ];
  if (source === "log") limits.push("Read from a log: no status codes, headers, times or sampling settings beyond what its requests state, and its prompts were not chosen to tell models apart.");
  if (source === "recording" && ending.closing === null) limits.push("The recording has no closing line: the run was interrupted, and only what it holds was judged.");
  if (ending.truncatedAtLine !== null) limits.push(`Line ${ending.truncatedAtLine} of the recording is cut off and was left out.`);
  if (tally.withoutUsage > 0) limits.push(`${tally.withoutUsage} of ${tally.attempts} exchanges reported no token usage: the cost is a lower bound.`);
  if (source === "recording") limits.push(...changedSinceRecording(header.tool.version, header.digests));
  return limits;
}

function changedSinceRecording(version: string, digests: Readonly<Record<string, string>>): string[] {
  const own = readTool().version;
  const limits = own === version ? [] : [`Recorded with version ${version} and judged with ${own}: the judgement may differ from the one made then.`];
  const shipped = digestShippedData();
  const changed = Object.keys(shipped).filter((name) => digests[name] !== undefined && digests[name] !== shipped[name]);
  if (changed.length > 0) limits.push(`The shipped data changed since the recording (${changed.join(", ")}): the judgement may differ from the one made then.`);
  return limits;
}
