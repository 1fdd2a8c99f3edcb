/** `ai-audit identify`: a passive audit of past exchanges. */
import type { Command } from "commander";
import type { OfflineFlags } from "../finish-report.js";
import { addOfflineOptions } from "../offline-options.js";
import { collect } from "../sending-options.js";

export interface IdentifyFlags extends OfflineFlags {
  from: string; claim?: string; fingerprints?: string[]; reference?: string[];
}

export function addIdentifyCommand(program: Command): void {
  addOfflineOptions(program.command("identify").description("judge a log of past exchanges; sends nothing")
    .requiredOption("--from <log>", "JSON lines {request, response}, plain or gzip")
    .option("--claim <name>", "what it is sold as (default: the model that the log asked for)")
    .option("--fingerprints <dir...>", "folders of fingerprints to compare with", collect)
    .option("--reference <file...>", "fingerprints to compare with", collect))
    .action(async (flags: IdentifyFlags) => {
      const { identify } = await import("../actions/identify.js");
      process.exitCode = await identify(flags);
    });
}
