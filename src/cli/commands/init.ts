/** `ai-audit init`: writes a commented configuration file. */
import type { Command } from "commander";

export interface InitFlags {
  out?: string; force?: boolean; json?: boolean;
}

export function addInitCommand(program: Command): void {
  program.command("init").description("write a commented ai-audit.yaml")
    .option("--out <file>", "where to write it (default: ai-audit.yaml)")
    .option("--force", "overwrite an existing file")
    .option("--json", "print the path as JSON on stdout")
    .action(async (flags: InitFlags) => {
      const { init } = await import("../actions/init.js");
      process.exitCode = init(flags);
    });
}
