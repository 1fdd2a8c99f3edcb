/** Enrols a real small model and tells it apart from itself, from other weights, from a hidden prompt and from random weights, through the built command line. Prints JSON lines. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import type { Report } from "../src/model/report.js";

const { values } = parseArgs({ options: {
  model: { type: "string" }, variant: { type: "string", multiple: true, default: [] }, cli: { type: "string", default: "dist/cli/main.js" },
  requests: { type: "string", default: "120" }, enrol: { type: "string", default: "600" }, runs: { type: "string", default: "2" }, sessions: { type: "string", default: "1" }, only: { type: "string", multiple: true, default: [] },
} });
const { model, cli } = values;
if (model === undefined) throw new Error("give --model MODEL.gguf [--variant OTHER.gguf …]");
const folder = mkdtempSync(join(tmpdir(), "ai-audit-real-"));

async function call(parameters: readonly string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [cli, ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => { out += text; });
  const [code] = (await once(child, "exit")) as [number | null];
  return { code, out };
}

/** A lab with chance of its own, for as long as `work` takes. */
async function withLab<Result>(scenario: string, path: string, seed: number, work: (target: readonly string[]) => Promise<Result>): Promise<Result> {
  const lab = spawn(process.execPath, [cli, "lab", scenario, "--upstream", `llama:${path}`, "--seed", String(seed)], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = (await once(createInterface({ input: lab.stdout }), "line")) as [string];
    const { url, model: name } = JSON.parse(line) as { url: string; model: string };
    return await work(["--endpoint", url, "--model", name]);
  } finally {
    lab.kill("SIGTERM");
  }
}

const sending = ["--suite", "identity", ...(values.only.length > 0 ? ["--only", ...values.only] : []), "--rate", "60000", "--quiet", "--json"] as const;
const reference = join(folder, "reference");
for (let session = 0; session < Number(values.sessions); session += 1) {
  const { out } = await withLab("honest", model, 101 + session, (target) => call(["enroll", ...target, ...sending, "--as", "audited", "--max-requests", values.enrol, "--out", reference, "--seed", String(11 + session)]));
  process.stdout.write(`${JSON.stringify({ arm: "enrolment", session, ...(JSON.parse(out) as object) })}\n`);
}
const arms = [
  { arm: "the same model again", scenario: "honest", path: model },
  { arm: "the same weights under a hidden system prompt", scenario: "hidden-prompt", path: model },
  ...values.variant.map((path) => ({ arm: `other weights: ${path.split("/").at(-1) ?? ""}`, scenario: "honest", path })),
];
for (const [at, { arm, scenario, path }] of arms.entries()) {
  for (let run = 0; run < Number(values.runs); run += 1) {
    const { code, out } = await withLab(scenario, path, 1001 + 10 * at + run, (target) => call(["run", ...target, ...sending, "--claim", "audited", "--reference", join(reference, "fingerprint.json"), "--depth", "deep", "--max-requests", values.requests, "--seed", String(501 + 10 * at + run), "--out", join(folder, `run-${at}-${run}`)]));
    const parsed = JSON.parse(out) as Report | { error: object };
    if ("error" in parsed) throw new Error(`${arm}: ${JSON.stringify(parsed.error)}`);
    const { verdict, power, run: summary } = parsed;
    const full = power.rows.filter(({ share }) => share === 1).map(({ against, power: chance }) => [against, chance]);
    process.stdout.write(`${JSON.stringify({ arm, run, exit: code, claim: verdict.claim, reason: verdict.reason, attempts: summary.attempts, valid: verdict.errorRates.validSamples, p: verdict.errorRates.pValue, seen: verdict.reasons[0]?.seen ?? null, stopped: summary.stopped, mixture: verdict.mixture, power: full })}\n`);
  }
}
