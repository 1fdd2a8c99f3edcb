/** Serves a lab endpoint until it is told to stop, and says on one JSON line where it is and what is true of it. */
import { AuditError } from "../../model/audit-error.js";
import { scenarios as registry } from "../../lab/scenarios.js";
import { serveLab } from "../../pipeline/serve-lab.js";
import type { LabFlags } from "../commands/lab.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";

export async function lab(names: readonly string[], flags: LabFlags): Promise<ExitCode> {
  if (flags.list === true) {
    const rows = Object.values(registry).map(({ id, does }) => ({ scenario: id, does }));
    process.stdout.write(flags.json === true ? `${JSON.stringify(rows)}\n` : rows.map(({ scenario, does }) => `${scenario.padEnd(20)} ${does}\n`).join(""));
    return exitCodes.holds;
  }
  const scenarios = names.length === 0 ? ["honest"] : names;
  const unknown = scenarios.find((name) => !Object.hasOwn(registry, name));
  if (unknown !== undefined) throw new AuditError("bad-input", `lab: "${unknown}" is not a scenario`, `Give one or more of: ${Object.keys(registry).join(", ")}.`);

  const { lab: running, reference } = await serveLab({ scenarios, upstream: flags.upstream ?? "synthetic", port: port(flags.port), seed: seed(flags.seed) });
  process.stdout.write(`${JSON.stringify({ scenario: scenarios.join(" "), url: running.url, model: running.model, truth: running.truth, reference })}\n`);
  await stopRequested();
  await running.close();
  return exitCodes.holds;
}

function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => { resolve(); });
    process.once("SIGINT", () => { resolve(); });
  });
}

function port(text: string): number {
  const number = Number(text);
  if (!/^[0-9]+$/.test(text) || number > 65_535) throw new AuditError("bad-input", `--port: "${text}" is not a port`, "Give a number from 0 to 65535; 0 takes a free one.");
  return number;
}

function seed(text: string): number {
  const number = Number(text);
  if (!/^[0-9]+$/.test(text) || number > 0xffffffff) throw new AuditError("bad-input", `--seed: "${text}" is not a seed`, "Give a whole number from 0 to 4294967295.");
  return number;
}
