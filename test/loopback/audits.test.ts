/** Whole audits over real sockets: every scenario ends, the innocent are not accused, the swapped one is, nothing secret leaks. */
import type { ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { scenarios } from "../../src/lab/scenarios.js";
import { reportSchema, type Report } from "../../src/model/report.js";
import { fast, runCli, spawnLab, temporaryFolder, type CliResult, type SpawnedLab } from "./spawn-cli.js";

const labs: SpawnedLab[] = [];
afterEach(async () => { await Promise.all(labs.splice(0).map((lab) => lab.stop())); });

async function lab(...parameters: readonly string[]): Promise<SpawnedLab> {
  const started = await spawnLab(...parameters);
  labs.push(started);
  return started;
}

const key = "sk-audit-test-4f9a8b7c6d5e";

interface Audited extends CliResult {
  readonly report: Report;
  readonly folder: string;
}

async function audit({ url, model, reference }: SpawnedLab, ...flags: readonly string[]): Promise<Audited> {
  const folder = join(temporaryFolder(), "out");
  const result = await runCli(["run", "--endpoint", url, "--model", model, ...(reference === null ? [] : ["--reference", reference]), "--out", folder, "--json", ...fast, ...flags], { env: { AUDIT_TEST_KEY: key } });
  if (result.code === 2) throw new Error(`could not run: ${result.stdout}${result.stderr}`);
  return { ...result, folder, report: reportSchema.parse(JSON.parse(result.stdout)) };
}

describe("an audit", () => {
  it.each(Object.keys(scenarios))("of %s ends with a verdict and no secret in any output", async (scenario) => {
    const { code, report, folder, stdout, stderr } = await audit(await lab(scenario), "--seed", "7", "--api-key-env", "AUDIT_TEST_KEY", "--timeout", "3s");
    expect([0, 1, 3]).toContain(code);
    expect(report.run.attempts).toBeLessThanOrEqual(60);
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")).join("") + stdout + stderr;
    for (const form of [key, Buffer.from(key).toString("base64"), encodeURIComponent(key)]) expect(bytes).not.toContain(form);
  }, 120_000);

  it.each(["honest", "slow", "flaky"])("does not accuse %s", async (scenario) => {
    const { code, report } = await audit(await lab(scenario), "--seed", "11");
    expect(report.verdict.claim).not.toBe("inconsistent");
    expect(code).not.toBe(1);
  }, 120_000);

  it("holds the claim of an honest endpoint", async () => {
    const { code, report } = await audit(await lab("honest"), "--seed", "12", "--depth", "standard");
    expect(report.verdict).toMatchObject({ claim: "consistent", reason: null });
    expect(code).toBe(0);
  }, 120_000);

  it("convicts a swapped endpoint against the lab's reference", async () => {
    const { code, report } = await audit(await lab("swapped"), "--seed", "13");
    expect(report.verdict.claim).toBe("inconsistent");
    expect(report.verdict.errorRates.pValue).toBeLessThanOrEqual(report.verdict.errorRates.alpha);
    expect(report.verdict.reasons.some(({ result, evidence }) => result === "disagrees" && evidence.length > 0)).toBe(true);
    expect(code).toBe(1);
  }, 60_000);

  it("says no-reference without one", async () => {
    const { code, report } = await audit({ ...(await lab("swapped")), reference: null }, "--seed", "14");
    expect(report.verdict).toMatchObject({ claim: "inconclusive", reason: "no-reference" });
    expect(code).toBe(3);
  }, 60_000);

  it.each([
    ["keyword-filter", "censorship"],
    ["canned-refusal", "censorship"],
    ["output-filter", "censorship"],
    ["fake-stream", "latency"],
    ["exact-cache", "caching"],
  ])("finds what is wrong with %s", async (scenario, area) => {
    const { report } = await audit(await lab(scenario), "--seed", "15", "--depth", "standard");
    expect(report.findings.filter((finding) => finding.area === area && finding.severity !== "info").map(({ id }) => id)).not.toEqual([]);
  }, 120_000);

  it("gives the same report.json when it is replayed, also for a concurrent run", async () => {
    const { folder, stdout } = await audit(await lab("honest"), "--seed", "16", "--concurrency", "8");
    const again = await runCli(["replay", join(folder, "recording.jsonl"), "--json"]);
    expect(again.stdout).toBe(stdout);
    expect(readFileSync(join(folder, "report.json"), "utf8")).toBe(stdout);
  }, 60_000);

  it("keeps to --max-requests, retries included", async () => {
    const { report } = await audit(await lab("flaky"), "--seed", "17", "--max-requests", "20");
    expect(report.run.attempts).toBeLessThanOrEqual(20);
  }, 60_000);
});

describe("token probes", () => {
  const tokens = ["--only", "token-counts", "--only", "message-overhead", "--suite", "identity,billing", "--max-requests", "12"] as const;

  it.each([
    ["honest", "as-enrolled", null],
    ["token-skimming", "no-reference", "token-counts-inflated"],
    ["token-inflation", "no-reference", "output-over-ceiling"],
    ["token-surcharge", "added", "token-overhead-added"],
    ["default-prompt", "added", "hidden-prompt"],
    ["mixed-templates", "inconclusive", null],
  ])("of %s say %s and find %s", async (scenario, overhead, finding) => {
    const { report } = await audit(await lab(scenario), "--seed", "12", "--provider", "lab", ...tokens);
    expect(report.run.attempts).toBeLessThanOrEqual(12);
    expect(report.tokens).toMatchObject({ counting: ["o200k"], writing: ["o200k"], overheadVerdict: overhead });
    const billed = report.findings.filter(({ area }) => area === "billing" || area === "context" || area === "identity").map(({ id }) => id);
    if (finding === null) expect(billed).toEqual([]);
    else expect(billed).toContain(finding);
  }, 120_000);

  it("tell usage that is forged by the cuts of the text", async () => {
    const { report } = await audit({ ...(await lab("forged-usage", "--upstream", "synthetic:veldt-1-large@r50k")), reference: null }, "--seed", "12", ...tokens);
    expect(report.tokens).toMatchObject({ counting: ["o200k"], writing: ["r50k"] });
    const found = report.findings.find(({ id }) => id === "usage-of-another-tokenizer");
    expect(found?.evidence.length).toBeGreaterThanOrEqual(3);
    expect(found?.innocentCauses.some(({ checked }) => !checked)).toBe(true);
  }, 120_000);
});

describe("an interrupted run", () => {
  it("leaves a valid recording, says how to resume, and repeats no finished exchange", async () => {
    const { url, model, reference } = await lab("honest");
    const folder = join(temporaryFolder(), "out");
    const flags = ["--endpoint", url, "--model", model, "--reference", reference ?? "", "--out", folder, "--rate", "60000", "--seed", "18"];
    const stopped = await runCli(["run", ...flags], { onStart: (child) => interruptAfter(child, join(folder, "recording.jsonl"), 3) });
    expect(stopped.stderr).toContain("--resume");
    expect(stopped.code).toBe(3);
    const recording = join(folder, "recording.jsonl");
    const before = exchangeIds(recording);
    expect(before.length).toBeGreaterThan(0);

    const resumed = await runCli(["run", "--resume", recording, "--json"]);
    // A quick run has just power enough for "consistent", or just not.
    expect([0, 3]).toContain(resumed.code);
    const report = reportSchema.parse(JSON.parse(resumed.stdout));
    expect(report.run.stopped).toBe("complete");
    const after = exchangeIds(recording);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
  }, 60_000);

  it("is replayed up to the cut when its last line is torn", async () => {
    const { folder } = await audit(await lab("honest"), "--seed", "19");
    const recording = join(folder, "recording.jsonl");
    const whole = readFileSync(recording, "utf8");
    const torn = join(temporaryFolder(), "torn.jsonl");
    writeFileSync(torn, whole.slice(0, Math.floor(whole.length * 0.7)));
    const { stdout, code } = await runCli(["replay", torn, "--json"]);
    expect([0, 1, 3]).toContain(code);
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.run.stopped).toBe("interrupted");
    expect(report.limits.join(" ")).toContain("cut off");
  }, 60_000);
});

/** Interrupts once that many lines are recorded, however fast or slow this machine is. */
function interruptAfter(child: ChildProcess, recording: string, lines: number): void {
  const poll = setInterval(() => {
    if (child.exitCode !== null) return clearInterval(poll);
    if (!existsSync(recording) || readFileSync(recording, "utf8").split("\n").length <= lines) return;
    clearInterval(poll);
    child.kill("SIGINT");
  }, 10);
}

function exchangeIds(recording: string): string[] {
  return readFileSync(recording, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as { kind: string; id?: string; final?: boolean }).filter(({ kind, final }) => kind === "exchange" && final === true).map(({ id }) => id ?? "");
}
