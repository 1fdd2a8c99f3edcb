/** `ai-audit compare`: several endpoints side by side, to choose a vendor. */
import type { Command } from "commander";
import { addSendingOptions, collect, commaList, type SendingFlags } from "../sending-options.js";

export interface CompareFlags extends SendingFlags {
  targets?: string;
}

export function addCompareCommand(program: Command): void {
  addSendingOptions(program.command("compare").description("put endpoints side by side: finished reports, or the targets of a file, audited one after the other")
    .argument("[report...]", "report.json files, or the folders that hold them"))
    .option("--targets <file>", "YAML with a list `targets:` of name, endpoint, model, and optionally claim, apiKeyEnv, protocol, provider, price")
    .option("--reference <file...>", "fingerprint of a claimed model, or of a rival", collect)
    .option("--format <list>", "comparisons to write: html, json, md (default: html,json,md)", commaList)
    .option("--fail-on <severity>", "exit 1 when a claim is inconsistent, or any finding is this severe")
    .addHelpText("after", "\nWith --targets, --max-requests, --max-usd and --max-time hold for all targets together; called again with the same --out it goes on where it stopped.\nExit codes: 0 at least one claim holds, 1 every claim is inconsistent (or --fail-on), 2 nothing could be compared, 3 none holds and some are undecided, or it was interrupted.")
    .action(async (reports: string[], flags: CompareFlags) => {
      const { compare } = await import("../actions/compare.js");
      process.exitCode = await compare(reports, flags);
    });
}
