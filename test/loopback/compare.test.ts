/** `compare` against endpoints with a known truth: the honest one first, what is cut short kept, and gone on with. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Comparison } from "../../src/model/comparison.js";
import { fast, runCli, spawnLab, temporaryFolder, type SpawnedLab } from "./spawn-cli.js";

let honest: SpawnedLab;
let swapped: SpawnedLab;
beforeAll(async () => {
  honest = await spawnLab("honest");
  swapped = await spawnLab("swapped");
});
afterAll(() => Promise.all([honest.stop(), swapped.stop()]));

/** A file of targets, prices and all. */
function targetsFile(folder: string): string {
  const path = join(folder, "targets.yaml");
  writeFileSync(path, `targets:
  - { name: the fake, endpoint: "${swapped.url}", model: ${swapped.model}, price: { inputUsd: 1, outputUsd: 2 } }
  - { name: the real, endpoint: "${honest.url}", model: ${honest.model}, price: { inputUsd: 3, outputUsd: 15 } }
  - { name: nobody, endpoint: "http://127.0.0.1:9/v1", model: ${honest.model} }
  - { name: no key, endpoint: "${honest.url}", model: ${honest.model}, apiKeyEnv: AI_AUDIT_TEST_UNSET_KEY }
`);
  return path;
}

const common = (): string[] => ["--reference", honest.reference ?? "", "--suite", "identity,latency", "--seed", "6", ...fast, "--quiet"];
const read = (out: string): Comparison => JSON.parse(readFileSync(join(out, "comparison.json"), "utf8")) as Comparison;

describe("compare", () => {
  it("audits targets, ranks the honest one alone, and compares their reports again offline", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "out");
    const { code, stdout, stderr } = await runCli(["compare", "--targets", targetsFile(folder), "--out", out, ...common(), "--json"]);
    expect(code, stderr).toBe(0);
    const comparison = JSON.parse(stdout) as Comparison;
    expect(comparison.rows.map(({ name, rank, standing }) => [name, rank, standing])).toEqual([["the real", 1, "holds"], ["the fake", null, "fails"], ["no key", null, "not-audited"], ["nobody", null, "not-audited"]]);
    expect(comparison.rows[0]?.price?.usdPerThousandCharacters).toBeGreaterThan(0);
    expect(comparison.rows.find(({ name }) => name === "no key")?.problem).toContain("AI_AUDIT_TEST_UNSET_KEY");
    expect(readdirSync(out).sort()).toEqual(expect.arrayContaining(["comparison.html", "comparison.json", "comparison.md", "the_fake", "the_real"]));
    expect(existsSync(join(out, "the_fake", "vendor-evidence.md"))).toBe(true);

    const again = await runCli(["compare", join(out, "the_real"), join(out, "the_fake", "report.json"), "--json"]);
    expect(again.code).toBe(0);
    expect((JSON.parse(again.stdout) as Comparison).rows.map(({ name, rank }) => [name, rank])).toEqual([["the_real", 1], ["the_fake", null]]);
    expect((await runCli(["compare", join(out, "the_real"), join(out, "the_fake"), "--fail-on", "critical"])).code).toBe(1);
  }, 60_000);

  it("keeps what it has when it is stopped, and goes on there", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "out");
    const targets = targetsFile(folder);
    const parameters = ["compare", "--targets", targets, "--out", out, ...common()];
    // Slow enough that there is time to stop it.
    const slow = parameters.map((one) => (one === "60000" ? "600" : one));
    const stopped = await runCli(slow, { onStart: (child) => {
      const watch = setInterval(() => {
        const recording = join(out, "the_fake", "recording.jsonl");
        if (!existsSync(recording) || readFileSync(recording, "utf8").split("\n").length < 8) return;
        clearInterval(watch);
        child.kill("SIGINT");
      }, 50);
    } });
    expect(stopped.code).toBe(3);
    expect(read(out)).toMatchObject({ interrupted: true });
    expect(read(out).rows.find(({ name }) => name === "the real")).toMatchObject({ standing: "not-audited" });
    const kept = readFileSync(join(out, "the_fake", "recording.jsonl"), "utf8");

    const { code, stderr } = await runCli(parameters);
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(out, "the_fake", "recording.jsonl"), "utf8").startsWith(kept)).toBe(true);
    expect(read(out).rows.map(({ name, rank }) => [name, rank]).slice(0, 2)).toEqual([["the real", 1], ["the fake", null]]);
    // Once more asks nobody anything.
    const before = readFileSync(join(out, "the_real", "recording.jsonl"), "utf8");
    expect((await runCli(parameters)).code).toBe(0);
    expect(readFileSync(join(out, "the_real", "recording.jsonl"), "utf8")).toBe(before);
  }, 90_000);

  it("keeps one budget for all", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "out");
    await runCli(["compare", "--targets", targetsFile(folder), "--out", out, ...common(), "--max-requests", "30"]);
    const attempts = read(out).rows.reduce((sum, { limits }) => sum + (limits?.attempts ?? 0), 0);
    expect(attempts).toBeGreaterThan(10);
    expect(attempts).toBeLessThanOrEqual(30);
  }, 60_000);

  it.each([
    ["nothing", [], "takes reports or --targets"],
    ["one report", ["fixtures/recordings/honest"], "two or more different reports"],
    ["what is no report", ["package.json", "fixtures/recordings/honest"], "package.json"],
    ["no such targets", ["--targets", "/nonexistent.yaml"], "no such file"],
    ["another format", ["fixtures/recordings/honest", "fixtures/recordings/swapped", "--format", "sarif"], "not a format of comparisons"],
  ])("refuses %s", async (_, parameters, message) => {
    const { code, stderr } = await runCli(["compare", ...parameters]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
