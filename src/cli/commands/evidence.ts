/** `ai-audit evidence`: are these files the ones that were signed. */
import type { Command } from "commander";

export interface EvidenceFlags {
  key?: string; json?: boolean;
}

export function addEvidenceCommand(program: Command): void {
  const evidence = program.command("evidence").description("check digests and signatures of recordings and reports");
  evidence.command("verify").description("are these files unchanged since they were signed").argument("<dir>", "folder of a run")
    .option("--key <file>", "public key (PEM) that the signature has to be of")
    .option("--json", "print the checks as JSON on stdout")
    .addHelpText("after", "\nExit codes: 0 signed and unchanged, 1 changed or signed by another key, 2 could not be checked, 3 not signed.")
    .action(async (directory: string, flags: EvidenceFlags) => {
      const { verify } = await import("../actions/evidence.js");
      process.exitCode = await verify(directory, flags);
    });
}
