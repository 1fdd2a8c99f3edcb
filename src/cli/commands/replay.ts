/** `ai-audit replay`: the same judgement from a recording. */
import type { Command } from "commander";
import { collect, commaList } from "../sending-options.js";

export interface ReplayFlags {
  reference?: string[]; out?: string; format?: string[]; failOn?: string; redactText?: boolean; json?: boolean; quiet?: boolean;
}

export function addReplayCommand(program: Command): void {
  program.command("replay").description("judge a recording again, with no network")
    .argument("<recording>", "recording.jsonl of a run")
    .option("--reference <file...>", "further fingerprints to compare with", collect)
    .option("--out <dir>", "write reports into this folder")
    .option("--format <list>", "reports to write: json, md (default: json,md)", commaList)
    .option("--fail-on <severity>", "exit 1 when a finding is this severe")
    .option("--redact-text", "keep prompts and replies out of every report")
    .option("--json", "print the report as JSON on stdout")
    .option("--quiet", "print nothing for people")
    .action(async (recording: string, flags: ReplayFlags) => {
      const { replay } = await import("../actions/replay.js");
      process.exitCode = await replay(recording, flags);
    });
}
