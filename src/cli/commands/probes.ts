/** `ai-audit probes`: look at and check the questions. */
import type { Command } from "commander";
import { commaList } from "../sending-options.js";

export interface ProbesFlags {
  suite?: string[]; json?: boolean; seed?: string;
}

export function addProbesCommand(program: Command): void {
  const probes = program.command("probes").description("list, show and lint the probes");
  probes.command("list").description("every probe with its question")
    .option("--suite <a,b>", "only these suites", commaList)
    .option("--json", "print as JSON on stdout")
    .action(async (flags: ProbesFlags) => {
      process.exitCode = (await import("../actions/probes.js")).listProbes(flags);
    });
  probes.command("show").description("one probe, and what a seed makes of it").argument("<probe>", "probe id")
    .option("--seed <n>", "seed that fills the templates", "1")
    .option("--json", "print as JSON on stdout")
    .action(async (id: string, flags: ProbesFlags) => {
      process.exitCode = (await import("../actions/probes.js")).showProbe(id, flags);
    });
  probes.command("lint").description("check suites for mistakes").argument("[directory...]", "folders of suites (default: the shipped ones)")
    .option("--json", "print as JSON on stdout")
    .action(async (directories: string[], flags: ProbesFlags) => {
      process.exitCode = (await import("../actions/probes.js")).lintProbes(directories, flags);
    });
}
