/** Shows the plan of a dry run to people, on stderr. */
import type { RecordingHeader } from "../model/recording.js";
import type { RunPreview } from "../model/run-preview.js";
import { previewForTerminal } from "../pipeline/show-preview.js";
import { readTerminalLook } from "./read-terminal-look.js";

export function printPlan(preview: RunPreview, header: Pick<RecordingHeader, "endpoint" | "options">): void {
  process.stderr.write(previewForTerminal(preview, header, readTerminalLook(process.stderr, process.env)));
}
