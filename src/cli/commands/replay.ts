/** `ai-audit replay`: the same judgement from a recording. */
import type { Command } from "commander";
import type { OfflineFlags } from "../finish-report.js";
import { addOfflineOptions } from "../offline-options.js";
import { collect } from "../sending-options.js";

export interface ReplayFlags extends OfflineFlags {
  reference?: string[];
}

export function addReplayCommand(program: Command): void {
  addOfflineOptions(program.command("replay").description("judge a recording again, with no network")
    .argument("<recording>", "recording.jsonl of a run")
    .option("--reference <file...>", "further fingerprints to compare with", collect))
    .action(async (recording: string, flags: ReplayFlags) => {
      const { replay } = await import("../actions/replay.js");
      process.exitCode = await replay(recording, flags);
    });
}
