/** Checks an endpoint and says, line by line, what works and what to mend. */
import chalk from "chalk";
import { checkEndpoint } from "../../pipeline/check-endpoint.js";
import { escapeForTerminal } from "../../pipeline/show-report.js";
import type { DoctorFlags } from "../commands/doctor.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { readEnvFile, readSecrets } from "../read-environment.js";
import { toEndpoint } from "../to-endpoint.js";

const defaultTimeoutMs = 20_000;
/** More models than this are counted, not listed. */
const listedModels = 40;

export async function doctor(flags: DoctorFlags): Promise<ExitCode> {
  const endpoint = { ...toEndpoint({ ...flags, model: flags.model ?? "unnamed" }), ...(flags.model === undefined && { model: "", claim: "" }) };
  const health = await checkEndpoint(endpoint, readSecrets(endpoint, readEnvFile(flags.envFile)), flags.timeout ?? defaultTimeoutMs);
  const failed = health.checks.some(({ state }) => state === "failed");
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ endpoint: endpoint.baseUrl, ...health }, null, 2)}\n`);
  else {
    const marks = { ok: chalk.green("ok      "), failed: chalk.red("failed  "), "not-asked": chalk.dim("not asked"), unclear: chalk.yellow("unclear ") } as const;
    process.stderr.write(`${escapeForTerminal(endpoint.baseUrl)} (${health.protocol})\n`);
    for (const { check, state, detail, remedy } of health.checks) {
      process.stderr.write(`  ${marks[state]} ${check.padEnd(11)} ${escapeForTerminal(detail)}\n`);
      if (remedy !== "") process.stderr.write(`${" ".repeat(23)}${remedy}\n`);
    }
    if (health.models !== null && health.models.length > 0) {
      const shown = health.models.slice(0, listedModels).map((name) => escapeForTerminal(name));
      process.stderr.write(`  models: ${shown.join(", ")}${health.models.length > listedModels ? ` and ${health.models.length - listedModels} more` : ""}\n`);
    }
  }
  return failed ? exitCodes.couldNotRun : exitCodes.holds;
}
