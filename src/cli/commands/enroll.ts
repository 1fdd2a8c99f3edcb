/** `ai-audit enroll`: measures a trusted endpoint, or a trusted log, into a fingerprint. */
import type { Command } from "commander";
import { addSendingOptions, collect, type SendingFlags } from "../sending-options.js";

export interface EnrollFlags extends SendingFlags {
  as: string; from?: string; at?: string;
}

export function addEnrollCommand(program: Command): void {
  addSendingOptions(program.command("enroll").description("measure a trusted endpoint, or a trusted log, into a fingerprint file"))
    .requiredOption("--as <model>", "the model it is known to be")
    .option("--from <log>", "read a trusted log instead: JSON lines {request, response}, plain or gzip")
    .option("--at <time>", "when the log was written (default: its file's time)")
    .option("--reference <file>", "add this session to an existing fingerprint (default: the one in --out)", collect)
    .action(async (flags: EnrollFlags) => {
      const { enroll } = await import("../actions/enroll.js");
      process.exitCode = await enroll(flags);
    });
}
