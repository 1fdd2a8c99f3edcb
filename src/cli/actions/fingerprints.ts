/** Lists, shows and verifies references. */
import chalk from "chalk";
import Table from "cli-table3";
import { catalogueFingerprints, findFingerprint, verifyFingerprints } from "../../pipeline/catalogue-fingerprints.js";
import { escapeForTerminal } from "../../pipeline/show-report.js";
import type { FingerprintsFlags } from "../commands/fingerprints.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";

export function listReferences(flags: FingerprintsFlags): ExitCode {
  const rows = catalogueFingerprints(flags.fingerprints ?? [], new Date().toISOString());
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    return exitCodes.holds;
  }
  const table = new Table({ head: ["fingerprint", "family", "sessions", "measured", "use"], colWidths: [36, 18, 10, 12, 52], wordWrap: true, style: { head: [], border: ["grey"], compact: true } });
  for (const { id, family, sessions, measured, use } of rows) table.push([chalk.bold(escapeForTerminal(id)), escapeForTerminal(family), String(sessions), measured?.slice(0, 10) ?? "unknown", use]);
  process.stdout.write(rows.length === 0 ? "No reference is known. Measure one: ai-audit enroll --endpoint TRUSTED --model ID --as NAME\n" : `${table.toString()}\n`);
  return exitCodes.holds;
}

export function showReference(name: string, flags: FingerprintsFlags): ExitCode {
  const { fingerprint, use, lack } = findFingerprint(name, flags.fingerprints ?? [], new Date().toISOString());
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(fingerprint, null, 2)}\n`);
    return exitCodes.holds;
  }
  const { id, version, model, family, vendor, status, sessions, source, licence, expires, expects } = fingerprint;
  const lines = [
    `${chalk.bold(id)} version ${version}: ${model}, of ${family} by ${vendor}`,
    `use: ${use}`,
    `status: ${status}${lack.sessions + lack.days > 0 ? `, lacks ${lack.sessions} sessions and ${lack.days} days` : ""}`,
    `source: ${source}, ${licence}; ${expires === null ? "does not expire" : `binds until ${expires.slice(0, 10)}`}`,
    ...sessions.map(({ at, channel, provider, samples, digest }) => `session ${at}: ${samples} samples through ${channel}${provider === null ? "" : ` (${provider})`}, ${digest.slice(0, 12)}`),
    ...expects.map(({ key, probe, subject, samples, value, strength }) => `expects ${key} of ${probe ?? "every exchange"}${subject.cell === undefined ? "" : ` (${subject.cell})`}: ${samples} samples, ${strength}${value.kind === "distribution" ? `, ${summarize(value.counts)}` : ""}`),
  ];
  process.stdout.write(`${lines.map((line) => escapeForTerminal(line)).join("\n")}\n`);
  return exitCodes.holds;
}

/** The commonest answers of a distribution. */
function summarize(counts: Readonly<Record<string, number>>): string {
  const named = 3;
  const ranked = Object.entries(counts).toSorted(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  return `${ranked.slice(0, named).map(([answer, count]) => `${answer} ${count}`).join(", ")}${ranked.length > named ? `, ${ranked.length - named} others` : ""}`;
}

export function verifyReferences(paths: readonly string[], flags: FingerprintsFlags): ExitCode {
  const { files, problems } = verifyFingerprints(paths);
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ files, problems })}\n`);
  else {
    for (const { place, message } of problems) process.stderr.write(`${escapeForTerminal(`${place}: ${message}`)}\n`);
    process.stderr.write(`${files} ${files === 1 ? "reference" : "references"}, ${problems.length} ${problems.length === 1 ? "problem" : "problems"}\n`);
  }
  return problems.length === 0 ? exitCodes.holds : exitCodes.couldNotRun;
}
