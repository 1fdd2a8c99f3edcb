/** `ai-audit diff`: what changed between two reports. */
import type { Command } from "commander";
import { commaList } from "../sending-options.js";

export interface DiffFlags {
  out?: string; format?: string[]; failOnChange?: boolean; json?: boolean; quiet?: boolean;
}

export function addDiffCommand(program: Command): void {
  program.command("diff").description("what changed between two reports, each line with its test, effect and corrected p-value")
    .argument("<old>", "report.json of a run, or its folder")
    .argument("<new>", "report.json of a later run, or its folder")
    .option("--out <dir>", "write diff.json and diff.md into this folder")
    .option("--format <list>", "files to write: json, md (default: json,md)", commaList)
    .option("--fail-on-change", "exit 1 when something changed, 3 when nothing could be compared")
    .option("--json", "print the diff as JSON on stdout")
    .option("--quiet", "print nothing for people")
    .action(async (old: string, fresh: string, flags: DiffFlags) => {
      const { diff } = await import("../actions/diff.js");
      process.exitCode = diff(old, fresh, flags);
    });
}
