/** `ai-audit identify`: a passive audit of past exchanges. */
import type { Command } from "commander";
import { collect, commaList } from "../sending-options.js";

export interface IdentifyFlags {
  from: string; claim?: string; fingerprints?: string[]; reference?: string[]; out?: string; format?: string[]; failOn?: string; redactText?: boolean; json?: boolean; quiet?: boolean;
}

export function addIdentifyCommand(program: Command): void {
  program.command("identify").description("judge a log of past exchanges; sends nothing")
    .requiredOption("--from <log>", "JSON lines {request, response}, plain or gzip")
    .option("--claim <name>", "what it is sold as (default: the model that the log asked for)")
    .option("--fingerprints <dir...>", "folders of fingerprints to compare with", collect)
    .option("--reference <file...>", "fingerprints to compare with", collect)
    .option("--out <dir>", "write reports into this folder")
    .option("--format <list>", "reports to write: json, md (default: json,md)", commaList)
    .option("--fail-on <severity>", "exit 1 when a finding is this severe")
    .option("--redact-text", "keep prompts and replies out of every report")
    .option("--json", "print the report as JSON on stdout")
    .option("--quiet", "print nothing for people")
    .action(async (flags: IdentifyFlags) => {
      const { identify } = await import("../actions/identify.js");
      process.exitCode = await identify(flags);
    });
}
