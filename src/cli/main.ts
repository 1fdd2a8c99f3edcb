#!/usr/bin/env node
/** The command line: parses, runs one command, and turns whatever goes wrong into exit code 2. */
import { CommanderError } from "commander";
import { createProgram } from "./create-program.js";
import { exitCodes } from "./exit-codes.js";

process.stdout.on("error", quietOnClosedPipe);
process.stderr.on("error", quietOnClosedPipe);
process.on("uncaughtException", (error) => void fail(error));
process.on("unhandledRejection", (error) => void fail(error));

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) process.exitCode = exitCodes.holds;
  else await fail(error);
}

async function fail(error: unknown): Promise<void> {
  process.exitCode = exitCodes.couldNotRun;
  const { printError } = await import("./print-error.js");
  printError(error, process.argv.includes("--json"));
}

function quietOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
