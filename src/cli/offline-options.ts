/** The flags of commands that judge without sending. */
import type { Command } from "commander";
import { commaList } from "./sending-options.js";

export function addOfflineOptions(command: Command): Command {
  return command
    .option("--out <dir>", "write reports into this folder")
    .option("--format <list>", "reports to write: json, md (default: json,md)", commaList)
    .option("--fail-on <severity>", "exit 1 when a finding is this severe")
    .option("--redact-text", "keep prompts and replies out of every report")
    .option("--json", "print the report as JSON on stdout")
    .option("--quiet", "print nothing for people");
}
