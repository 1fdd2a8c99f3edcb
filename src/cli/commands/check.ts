/** `ai-audit check`: the gate that CI runs night after night. */
import type { Command } from "commander";
import { addSendingOptions, commaList, countFrom0, type SendingFlags, wholeNumber } from "../sending-options.js";

export interface CheckFlags extends SendingFlags {
  from?: string; targets?: string;
}

export function addCheckCommand(program: Command): void {
  addSendingOptions(program.command("check").description("one more batch against a frozen baseline: exit 1 when what answers has changed"))
    .option("--claim <name>", "what it is sold as (default: the model id)")
    .option("--baseline <file>", "what `baseline freeze` wrote; with --targets also a folder with one file a target")
    .option("--history <dir>", "where batches are remembered (default: .ai-audit/history)")
    .option("--init-history", "start a history where there is none, or after a new baseline")
    .option("--from <log>", "judge this log instead of sending requests")
    .option("--targets <file>", "check every endpoint of this file; the worst exit code wins")
    .option("--allow-inconclusive <n>", "let so many inconclusive batches in a row pass (default: 0)", countFrom0)
    .option("--run-length <n>", "batches between false alarms, on average at least (default: 365)", wholeNumber)
    .option("--notify-env <var>", "environment variable that holds a webhook's URL, told of each change of state once")
    .option("--notify-kind <kind>", "slack, discord, feishu, dingtalk or json (default: by the URL)")
    .option("--reference <file>", "fingerprint of the claimed model, or of a rival", (value: string, previous: string[] | undefined) => [...(previous ?? []), value])
    .option("--format <list>", "reports of each batch (default: json,md)", commaList)
    .option("--fail-on <severity>", "exit 1 when a finding is this severe: info, low, medium, high, critical")
    .action(async (flags: CheckFlags) => {
      const { check } = await import("../actions/check.js");
      process.exitCode = await check(flags);
    });
}
