/** `ai-audit doctor`: can this endpoint be reached, does it know the key, what does it speak and offer. */
import type { Command } from "commander";
import { collect, duration } from "../sending-options.js";

export interface DoctorFlags {
  endpoint: string; model?: string; protocol?: string; apiKeyEnv?: string; header?: string[]; envFile?: string; timeout?: number; json?: boolean;
}

export function addDoctorCommand(program: Command): void {
  program.command("doctor").description("check connectivity, authentication, protocol and the models on offer")
    .requiredOption("--endpoint <url>", "base URL of the API, up to and including its version")
    .option("--model <id>", "also send one tiny request to this model")
    .option("--protocol <name>", "wire protocol: auto, openai-chat (default: auto)")
    .option("--api-key-env <var>", "environment variable that holds the key")
    .option("--header <k=v...>", "header sent with every request; K=env:VAR takes the value from the environment", collect)
    .option("--env-file <file>", "read environment variables from this file")
    .option("--timeout <d>", "give up on one request after this long (default: 20s)", duration)
    .option("--json", "print the checks as JSON on stdout")
    .action(async (flags: DoctorFlags) => {
      const { doctor } = await import("../actions/doctor.js");
      process.exitCode = await doctor(flags);
    });
}
