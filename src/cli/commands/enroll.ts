/** `ai-audit enroll`: measures a trusted endpoint into a fingerprint. */
import type { Command } from "commander";
import { addSendingOptions, type SendingFlags } from "../sending-options.js";

export interface EnrollFlags extends SendingFlags {
  as: string;
}

export function addEnrollCommand(program: Command): void {
  addSendingOptions(program.command("enroll").description("measure a trusted endpoint into a fingerprint file"))
    .requiredOption("--as <model>", "the model it is known to be")
    .action(async (flags: EnrollFlags) => {
      const { enroll } = await import("../actions/enroll.js");
      process.exitCode = await enroll(flags);
    });
}
