/** `ai-audit fingerprints`: look at and check the references. */
import type { Command } from "commander";
import { collect } from "../sending-options.js";

export interface FingerprintsFlags {
  fingerprints?: string[]; json?: boolean;
}

export function addFingerprintsCommand(program: Command): void {
  const fingerprints = program.command("fingerprints").description("list, show and verify the references");
  fingerprints.command("list").description("every reference: what it can convict by, what it only ranks by, how old it is")
    .option("--fingerprints <dir...>", "further folders of fingerprints", collect)
    .option("--json", "print as JSON on stdout")
    .action(async (flags: FingerprintsFlags) => {
      process.exitCode = (await import("../actions/fingerprints.js")).listReferences(flags);
    });
  fingerprints.command("show").description("one reference with its sessions and what it expects").argument("<fingerprint>", "id, model name, or a file")
    .option("--fingerprints <dir...>", "further folders of fingerprints", collect)
    .option("--json", "print as JSON on stdout")
    .action(async (name: string, flags: FingerprintsFlags) => {
      process.exitCode = (await import("../actions/fingerprints.js")).showReference(name, flags);
    });
  fingerprints.command("verify").description("check reference files for mistakes").argument("[path...]", "files or folders (default: the shipped ones)")
    .option("--json", "print as JSON on stdout")
    .action(async (paths: string[], flags: FingerprintsFlags) => {
      process.exitCode = (await import("../actions/fingerprints.js")).verifyReferences(paths, flags);
    });
}
