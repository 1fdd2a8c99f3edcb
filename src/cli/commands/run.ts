/** `ai-audit run`: the audit. */
import type { Command } from "commander";
import { addSendingOptions, collect, commaList, type SendingFlags } from "../sending-options.js";

export function addRunCommand(program: Command): void {
  addSendingOptions(program.command("run").description("audit an endpoint: ask, record, judge, report"))
    .option("--claim <name>", "what it is sold as (default: the model id)")
    .option("--reference <file...>", "fingerprint of the claimed model, or of a rival", collect)
    .option("--control <target>", "trusted endpoint to ask the same questions beside: a URL (same model, and a key only where it is the audited origin's own), a file, or {endpoint: …, model: …, apiKeyEnv: …}")
    .option("--resume <file>", "go on with an interrupted recording")
    .option("--format <list>", "reports to write: html, json, junit, md, sarif (default: json,md)", commaList)
    .option("--fail-on <severity>", "exit 1 when a finding is this severe: info, low, medium, high, critical")
    .option("--sign <keyfile>", "sign recording and reports with this Ed25519 key (PEM)")
    .option("--dry-run", "show what would be sent, and send nothing")
    .action(async (flags: SendingFlags) => {
      const { run } = await import("../actions/run.js");
      process.exitCode = await run(flags);
    });
}
