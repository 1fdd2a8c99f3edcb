/** The flags of commands that judge without sending. */
import type { Command } from "commander";
import { commaList } from "./sending-options.js";

export function addOfflineOptions(command: Command): Command {
  return command
    .option("--out <dir>", "write reports into this folder")
    .option("--format <list>", "reports to write: html, json, junit, md, sarif (default: json,md)", commaList)
    .option("--fail-on <severity>", "exit 1 when a finding is this severe")
    .option("--sign <keyfile>", "sign the written files with this Ed25519 key (PEM)")
    .option("--redact-text", "keep prompts and replies out of every report")
    .option("--json", "print the report as JSON on stdout")
    .option("--quiet", "print nothing for people");
}
