/** Lists, shows and lints the probes. */
import chalk from "chalk";
import Table from "cli-table3";
import { AuditError } from "../../model/audit-error.js";
import { catalogueProbes, describeProbe, lintSuites } from "../../pipeline/catalogue-probes.js";
import type { ProbesFlags } from "../commands/probes.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";

export function listProbes(flags: ProbesFlags): ExitCode {
  const rows = catalogueProbes(flags.suite ?? null);
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    return exitCodes.holds;
  }
  const table = new Table({ head: ["probe", "suite", "version", "cells", "asks"], colWidths: [28, 13, 9, 7, 62], wordWrap: true, style: { head: [], border: ["grey"], compact: true } });
  for (const { id, suite, version, cells, question } of rows) table.push([chalk.bold(id), suite, String(version), String(cells), question]);
  process.stdout.write(`${table.toString()}\n`);
  return exitCodes.holds;
}

export function showProbe(id: string, flags: ProbesFlags): ExitCode {
  const seed = Number(flags.seed);
  if (!Number.isInteger(seed) || seed < 0) throw new AuditError("bad-input", `--seed: "${flags.seed ?? ""}" is not a whole number`, "Give a whole number from 0.");
  const shown = describeProbe(id, seed);
  if (flags.json === true) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  else {
    process.stdout.write(`${shown.yaml.trimEnd()}\n\n# With seed ${seed} it asks:\n`);
    for (const { cell, step, system, messages } of shown.asks) {
      process.stdout.write(`#  [${cell}/${step}]${system === null ? "" : ` (system: ${system})`}\n`);
      for (const { role, content } of messages) process.stdout.write(`#    ${role}: ${content.trim().replace(/\n/g, "\n#      ")}\n`);
    }
  }
  return exitCodes.holds;
}

export function lintProbes(directories: readonly string[], flags: ProbesFlags): ExitCode {
  const { suites, problems } = lintSuites(directories);
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ suites, problems })}\n`);
  else {
    for (const { place, message } of problems) process.stderr.write(`${place}: ${message}\n`);
    process.stderr.write(`${suites} suites, ${problems.length} ${problems.length === 1 ? "problem" : "problems"}\n`);
  }
  return problems.length === 0 ? exitCodes.holds : exitCodes.couldNotRun;
}
