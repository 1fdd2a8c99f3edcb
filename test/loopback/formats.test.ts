/** Every format, the vendor's page, signatures and the job summary, through the command line as users run it. */
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fast, runCli, spawnLab, temporaryFolder, type SpawnedLab } from "./spawn-cli.js";

let lab: SpawnedLab;
const key = join(temporaryFolder(), "key.pem");
const publicKey = `${key}.pub`;

beforeAll(async () => {
  lab = await spawnLab("swapped");
  execFileSync("openssl", ["genpkey", "-algorithm", "ed25519", "-out", key], { stdio: "ignore" });
  execFileSync("openssl", ["pkey", "-in", key, "-pubout", "-out", publicKey], { stdio: "ignore" });
});
afterAll(() => lab.stop());

describe("a run in every format", () => {
  it("writes them, signs them, and the signature tells a change", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "audit");
    const summary = join(folder, "summary.md");
    writeFileSync(join(folder, "ai-audit.yaml"), `# settings\nmodel: ${lab.model}\nendpoint: ${lab.url}\napiKeyEnv: RESELLER_KEY\n`);
    const { code, stderr } = await runCli(["run", "--reference", lab.reference ?? "", "--suite", "identity", "--seed", "3", ...fast, "--out", out, "--format", "md,html,sarif,junit", "--sign", key, "--fail-on", "critical", "--quiet"], { cwd: folder, env: { RESELLER_KEY: "sk-very-secret-4711", GITHUB_STEP_SUMMARY: summary } });
    expect(code, stderr).toBe(1);
    expect(readdirSync(out).sort()).toEqual(["evidence.json", "gates.json", "recording.jsonl", "report.html", "report.json", "report.junit.xml", "report.md", "report.sarif", "vendor-evidence.html", "vendor-evidence.md"]);
    for (const name of readdirSync(out)) expect(readFileSync(join(out, name), "utf8"), name).not.toContain("sk-very-secret-4711");

    const sarif = JSON.parse(readFileSync(join(out, "report.sarif"), "utf8")) as { runs: { results: { locations: { physicalLocation: object }[] }[] }[] };
    expect(sarif.runs[0]?.results[0]?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: "ai-audit.yaml" }, region: { startLine: 3 } });
    const junit = readFileSync(join(out, "report.junit.xml"), "utf8");
    expect(XMLValidator.validate(junit)).toBe(true);
    expect(junit).toContain('classname="identity" name="claim-inconsistent"');
    expect(readFileSync(summary, "utf8")).toContain("Not consistent with the claim");

    const page = readFileSync(join(out, "vendor-evidence.md"), "utf8");
    // One of each wording that disagrees, of which a conviction needs two, and three at most.
    expect([2, 3]).toContain(page.match(/^curl -sSN /gm)?.length);
    expect(page).toContain('-H "authorization: Bearer ${RESELLER_KEY}"');

    const verified = await runCli(["evidence", "verify", out, "--key", publicKey]);
    expect([verified.code, verified.stderr]).toEqual([0, expect.stringContaining("It does not prove that the endpoint sent")]);
    appendFileSync(join(out, "report.md"), "\nAll is well.\n");
    const changed = await runCli(["evidence", "verify", out, "--json"]);
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.stdout)).toMatchObject({ outcome: "changed" });
  });

  it("asks a shown request again, by the vendor's page alone", async () => {
    const out = join(temporaryFolder(), "audit");
    await runCli(["run", "--endpoint", lab.url, "--model", lab.model, "--reference", lab.reference ?? "", "--suite", "identity", "--seed", "4", ...fast, "--out", out, "--quiet"]);
    const [, command = ""] = /```sh\n(curl [\s\S]+?)\n```/.exec(readFileSync(join(out, "vendor-evidence.md"), "utf8")) ?? [];
    // As an event stream, in which the model's name comes back.
    expect(execFileSync("bash", ["--norc", "--noprofile", "-c", command.replace("curl -sSN", "curl -sSN --max-time 10")], { encoding: "utf8" })).toContain(`"model":"${lab.model}"`);
  });

  it("keeps requests out of a redacted report", async () => {
    const out = join(temporaryFolder(), "audit");
    await runCli(["run", "--endpoint", lab.url, "--model", lab.model, "--reference", lab.reference ?? "", "--suite", "identity", "--seed", "5", ...fast, "--out", out, "--redact-text", "--quiet"]);
    expect(readFileSync(join(out, "vendor-evidence.md"), "utf8")).toContain("The requests are left out of this report");
    expect(readFileSync(join(out, "report.json"), "utf8")).not.toContain("reproductions");
  });
});

describe("bad keys", () => {
  it.each([
    ["no such file", "/nonexistent.pem"],
    ["not an Ed25519 key", "package.json"],
  ])("end before anything is sent: %s", async (_, path) => {
    const out = join(temporaryFolder(), "audit");
    const { code, stderr } = await runCli(["run", "--endpoint", lab.url, "--model", lab.model, "--out", out, "--sign", path, "--quiet"]);
    expect(code).toBe(2);
    expect(stderr).toContain("openssl genpkey -algorithm ed25519");
    expect(existsSync(join(out, "recording.jsonl"))).toBe(false);
  });

  it("a run that nobody signed is inconclusive, and a folder of nothing cannot be checked", async () => {
    const out = join(temporaryFolder(), "audit");
    await runCli(["run", "--endpoint", lab.url, "--model", lab.model, "--only", "random-city", "--max-requests", "3", ...fast, "--out", out, "--quiet"]);
    expect((await runCli(["evidence", "verify", out])).code).toBe(3);
    expect((await runCli(["evidence", "verify", temporaryFolder()])).code).toBe(2);
  });
});
