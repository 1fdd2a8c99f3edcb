/** `ai-audit lab`: loopback endpoints with a known truth. */
import type { Command } from "commander";

export interface LabFlags {
  port: string; upstream?: string; seed: string; list?: boolean; json?: boolean;
}

export function addLabCommand(program: Command): void {
  program.command("lab").description("serve a loopback endpoint with a known truth, until it is stopped")
    .argument("[scenario...]", "misbehaviours, applied in order (default: honest)")
    .option("--port <n>", "port on 127.0.0.1; 0 takes a free one", "0")
    .option("--upstream <spec>", "synthetic, replay:FILE, http:URL or llama:GGUF (default: synthetic)")
    .option("--seed <n>", "seed of personas and chance", "1")
    .option("--list", "name the scenarios")
    .option("--json", "with --list: as JSON")
    .action(async (scenarios: string[], flags: LabFlags) => {
      const { lab } = await import("../actions/lab.js");
      process.exitCode = await lab(scenarios, flags);
    });
}
