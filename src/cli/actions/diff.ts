/** Compares two reports, prints and writes the diff, and gives its exit code. */
import { join } from "node:path";
import { AuditError } from "../../model/audit-error.js";
import type { ReportDiff } from "../../model/diff.js";
import { diffAsMarkdown, diffFiles, diffForTerminal } from "../../pipeline/diff-files.js";
import { makeOutputFolder, writeFileOrSay } from "../../pipeline/write-reports.js";
import type { DiffFlags } from "../commands/diff.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { readTerminalLook } from "../read-terminal-look.js";

const writers: Readonly<Record<string, (diff: ReportDiff) => string>> = { json: asJson, md: diffAsMarkdown };

export function diff(old: string, fresh: string, flags: DiffFlags): ExitCode {
  const formats = flags.format ?? Object.keys(writers);
  const unknown = formats.find((format) => !Object.hasOwn(writers, format));
  if (unknown !== undefined) throw new AuditError("bad-input", `--format: "${unknown}" is not a format of a diff`, `Give one or more of: ${Object.keys(writers).join(", ")}.`);
  const found = diffFiles(old, fresh);
  if (flags.out !== undefined) {
    makeOutputFolder(flags.out);
    for (const format of formats) writeFileOrSay(join(flags.out, `diff.${format}`), writers[format]?.(found) ?? "");
  }
  if (flags.json === true) process.stdout.write(asJson(found));
  else if (flags.quiet !== true) process.stderr.write(diffForTerminal(found, readTerminalLook(process.stderr, process.env)));
  if (flags.failOnChange !== true) return exitCodes.holds;
  return found.outcome === "changed" ? exitCodes.inconsistent : found.outcome === "no-change" ? exitCodes.holds : exitCodes.inconclusive;
}

function asJson(found: ReportDiff): string {
  return `${JSON.stringify(found, null, 2)}\n`;
}
