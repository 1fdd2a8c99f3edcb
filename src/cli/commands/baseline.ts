/** `ai-audit baseline`: freezes what an endpoint is like while it is trusted, and shows it. */
import type { Command } from "commander";
import { addSendingOptions, collect, type SendingFlags, wholeNumber } from "../sending-options.js";

export interface FreezeFlags extends SendingFlags {
  from?: string[]; sessions?: number; add?: boolean; targets?: string;
}

export function addBaselineCommand(program: Command): void {
  const baseline = program.command("baseline").description("freeze or show what later batches are compared with");
  addSendingOptions(baseline.command("freeze").description("measure a trusted time into a baseline, replacing an old one"))
    .option("--baseline <file>", "where to write it; with --targets a folder (default: .ai-audit/baseline.json)")
    .option("--sessions <n>", "sessions to measure, one after another (default: 1)", wholeNumber)
    .option("--add", "add sessions to the baseline that is there, best on other days")
    .option("--from <log>", "take a past log as a session instead of sending requests; may be repeated", collect)
    .option("--targets <file>", "freeze one for every endpoint of this file")
    .action(async (flags: FreezeFlags) => {
      process.exitCode = await (await import("../actions/baseline.js")).freeze(flags);
    });
  baseline.command("show").description("what a baseline holds").argument("[file]", "the baseline (default: .ai-audit/baseline.json)")
    .option("--json", "print as JSON on stdout")
    .action(async (file: string | undefined, flags: { json?: boolean }) => {
      process.exitCode = (await import("../actions/baseline.js")).show(file, flags);
    });
}
