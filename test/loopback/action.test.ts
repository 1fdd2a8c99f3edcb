/** The GitHub Action by its own steps, run as a runner would, and the examples for other schedulers. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cliPath, spawnLab, temporaryFolder, type SpawnedLab } from "./spawn-cli.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
interface Step { readonly id?: string; readonly name: string; readonly uses?: string; readonly shell?: string; readonly run?: string; readonly env?: Readonly<Record<string, string>>; readonly if?: string }
const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as { inputs: Record<string, { default?: string; description: string }>; outputs: Record<string, { value: string }>; runs: { using: string; steps: readonly Step[] } };

async function bash(script: string, env: Readonly<Record<string, string>>, cwd: string): Promise<{ code: number | null; output: string }> {
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd, env: { PATH: process.env.PATH ?? "", HOME: cwd, CI: "true", NO_COLOR: "1", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => { output += text; });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

interface Job { readonly code: number | null; readonly output: string; readonly outputs: Readonly<Record<string, string>>; readonly folder: string; readonly summary: string }

/** Every `run` step in turn, expressions filled in as the runner does; a step of another action is left out. */
async function runAction(given: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Promise<Job> {
  const folder = temporaryFolder();
  const summaryPath = join(folder, "summary.md");
  const outputs: Record<string, string> = {};
  let log = "";
  for (const [place, step] of action.runs.steps.entries()) {
    if (step.run === undefined) continue;
    const outputPath = join(folder, `output-${place}`);
    writeFileSync(outputPath, "");
    const fill = (text: string): string => text.replace(/\$\{\{ *([^}]+?) *\}\}/g, (_, expression: string) => {
      if (expression === "github.action_path") return root;
      const input = /^inputs\.([a-z-]+)$/.exec(expression)?.[1];
      if (input !== undefined) return given[input] ?? action.inputs[input]?.default ?? "";
      return outputs[/^steps\.audit\.outputs\.([a-z-]+)$/.exec(expression)?.[1] ?? ""] ?? "";
    });
    const { code, output } = await bash(step.run, { ...env, ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)])), GITHUB_OUTPUT: outputPath, GITHUB_STEP_SUMMARY: summaryPath }, folder);
    log += output;
    for (const line of readFileSync(outputPath, "utf8").split("\n")) if (line.includes("=")) outputs[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
    if (code !== 0) return { code, output: log, outputs, folder, summary: existsSync(summaryPath) ? readFileSync(summaryPath, "utf8") : "" };
  }
  return { code: 0, output: log, outputs, folder, summary: existsSync(summaryPath) ? readFileSync(summaryPath, "utf8") : "" };
}

let honest: SpawnedLab;
let swapped: SpawnedLab;
beforeAll(async () => {
  honest = await spawnLab("honest");
  swapped = await spawnLab("swapped");
});
afterAll(() => Promise.all([honest.stop(), swapped.stop()]));

const args = "--suite\nidentity\n--rate\n60000\n--seed\n3\n--quiet";

describe("action.yml", () => {
  it("is composite, keeps inputs out of scripts, and names every input and output it uses", () => {
    expect(action.runs.using).toBe("composite");
    for (const step of action.runs.steps) {
      if (step.run !== undefined) expect([step.shell, step.run]).toEqual(["bash", expect.not.stringContaining("${{")]);
      for (const [, input] of JSON.stringify(step).matchAll(/inputs\.([a-z-]+)/g)) expect(Object.keys(action.inputs)).toContain(input);
    }
    const used = new Set([...JSON.stringify(action.runs).matchAll(/inputs\.([a-z-]+)/g)].map(([, input]) => input));
    expect(Object.keys(action.inputs).filter((input) => !used.has(input))).toEqual([]);
    expect(action.inputs["allow-inconclusive"]?.default).toBe("3");
  });

  it("passes for an honest endpoint, with its summary and reports", async () => {
    const job = await runAction({ endpoint: honest.url, model: honest.model, reference: honest.reference ?? "", args });
    expect(job.code, job.output).toBe(0);
    expect(job.outputs).toMatchObject({ "exit-code": "0", "verdict": "consistent", "report": "ai-audit-report" });
    expect(readdirSync(join(job.folder, "ai-audit-report"))).toEqual(expect.arrayContaining(["recording.jsonl", "report.html", "report.json", "report.junit.xml", "report.md", "report.sarif"]));
    expect(job.summary).toContain("Consistent with the claim");
  });

  it("fails for a swapped one after its reports are kept, and never shows the key", async () => {
    const job = await runAction({ endpoint: swapped.url, model: swapped.model, reference: swapped.reference ?? "", "api-key-env": "RESELLER_KEY", args }, { RESELLER_KEY: "sk-action-secret-1989" });
    expect(job.code, job.output).toBe(1);
    expect(job.outputs).toMatchObject({ "exit-code": "1", "verdict": "inconsistent" });
    expect(job.output).toContain("::error title=ai-audit::The claim is inconsistent");
    expect(job.summary).toContain("Not consistent with the claim");
    expect(existsSync(join(job.folder, "ai-audit-report", "vendor-evidence.html"))).toBe(true);
    expect(job.output + job.summary).not.toContain("sk-action-secret");
  });

  it("warns where nothing can be said, and fails there when told to", async () => {
    const inputs = { endpoint: honest.url, model: honest.model, args: `${args}\n--only\nrandom-city\n--max-requests\n3` };
    const warned = await runAction(inputs);
    expect([warned.code, warned.outputs["exit-code"]]).toEqual([0, "3"]);
    expect(warned.output).toContain("::warning title=ai-audit::Inconclusive");
    expect((await runAction({ ...inputs, inconclusive: "fail" })).code).toBe(3);
  });

  it("ends with 2 where it could not run", async () => {
    const job = await runAction({ endpoint: "not a url", model: "m", args: "" });
    expect([job.code, job.outputs["exit-code"]]).toEqual([2, "2"]);
    expect((await runAction({ command: "lab; id", endpoint: "x" })).code).toBe(2);
  });

  it("hands inputs over as they are, whatever is in them", async () => {
    const folder = temporaryFolder();
    const echo = join(folder, "cli.mjs");
    writeFileSync(echo, "process.stdout.write(JSON.stringify(process.argv.slice(2)));\n");
    const nasty = "$(touch pwned) `id`; \" ' && exit 0";
    const job = await runAction({ command: "check", endpoint: "https://x.example/v1", model: nasty, baseline: "b.json", history: "h", out: "o", format: "json", args: "--rate\n6 0" }, { AI_AUDIT_CLI: echo });
    const shown = /\[".*"\]/.exec(job.output)?.[0] ?? "[]";
    expect(JSON.parse(shown)).toEqual(["check", "--out", "o", "--endpoint", "https://x.example/v1", "--model", nasty, "--format", "json", "--baseline", "b.json", "--history", "h", "--allow-inconclusive", "3", "--rate", "6 0"]);
    expect(existsSync(join(job.folder, "pwned"))).toBe(false);
  });
});

describe("the examples", () => {
  const folder = join(root, "docs/ci");

  it("use inputs that the action has", () => {
    for (const name of ["github-check.yml", "github-run.yml"]) {
      const { jobs } = parse(readFileSync(join(folder, name), "utf8")) as { jobs: Record<string, { steps: { uses?: string; with?: Record<string, string> }[] }> };
      const steps = Object.values(jobs).flatMap(({ steps: all }) => all).filter(({ uses }) => uses?.startsWith("ai-audit/") === true);
      expect(steps).toHaveLength(1);
      for (const input of Object.keys(steps[0]?.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
    }
  });

  it("the one for GitLab is a command that runs", async () => {
    const { "model-audit": job } = parse(readFileSync(join(folder, "gitlab-ci.yml"), "utf8")) as { "model-audit": { script: string[]; artifacts: { reports: { junit: string } }; allow_failure: { exit_codes: number } } };
    const out = temporaryFolder();
    const script = (job.script[0] ?? "").replace("npx ai-audit", `${process.execPath} ${cliPath}`).replace("https://api.reseller.example/v1", swapped.url).replace("some-model ", `${swapped.model} `).replace("references/some-model.json", swapped.reference ?? "");
    const { code, output } = await bash(`${script} --suite identity --rate 60000`, { RESELLER_KEY: "sk-gitlab-secret" }, out);
    expect(code, output).toBe(1);
    expect(existsSync(join(out, job.artifacts.reports.junit))).toBe(true);
    expect(job.allow_failure.exit_codes).toBe(3);
  });

  it("the one for cron keeps a log and passes the exit code on", async () => {
    const out = temporaryFolder();
    const { code, output } = await bash(`${join(folder, "cron.sh")} --endpoint ${swapped.url} --model ${swapped.model} --reference ${swapped.reference ?? ""} --suite identity --rate 60000`, { AI_AUDIT: `${process.execPath} ${cliPath}`, AI_AUDIT_REPORTS: out }, out);
    expect(code, output).toBe(1);
    expect(output).toContain("The claim does not hold");
    expect(readFileSync(join(out, "log"), "utf8")).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+Z exit 1 /);
  });
});
