/** Prints what went wrong: three lines for people on stderr, or one JSON object on stdout. */
import { CommanderError } from "commander";
import { AuditError } from "../model/audit-error.js";

interface PrintableError {
  readonly reason: string;
  readonly message: string;
  readonly remedy: string;
}

export function printError(error: unknown, json: boolean): void {
  const printable = toPrintable(error);
  if (json) {
    process.stdout.write(`${JSON.stringify({ error: printable })}\n`);
    return;
  }
  process.stderr.write(`error: ${visible(printable.message)}\n`);
  if (printable.remedy !== "") process.stderr.write(`  ${visible(printable.remedy)}\n`);
}

function toPrintable(error: unknown): PrintableError {
  if (error instanceof AuditError) return { reason: error.reason, message: error.message, remedy: error.remedy };
  if (error instanceof CommanderError && error.code === "commander.help") return { reason: "bad-input", message: "a subcommand is missing", remedy: "`--help` after the command lists them." };
  if (error instanceof CommanderError) return { reason: "bad-input", message: error.message.replace(/^error: /, ""), remedy: "`ai-audit --help` lists commands and flags." };
  const message = error instanceof Error ? error.stack ?? error.message : String(error);
  return { reason: "internal", message, remedy: "This is a bug in ai-audit; what was recorded so far is kept. Please report it with the command you gave." };
}

/** Messages may quote an endpoint: no control characters reach the terminal. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "·");
}
