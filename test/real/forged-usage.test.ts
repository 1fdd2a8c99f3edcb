/** A real model whose usage is forged: SmolLM2 writes, and the lab counts by o200k. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportSchema } from "../../src/model/report.js";
import { runCli, spawnLab, temporaryFolder, type SpawnedLab } from "../loopback/spawn-cli.js";
import { isMissing, smolLm } from "./require-part.js";

describe.skipIf(isMissing(smolLm))("SmolLM2 with usage forged in o200k (needs scripts/fetch-parts.sh)", () => {
  let lab: SpawnedLab;
  beforeAll(async () => { lab = await spawnLab("forged-usage", "--upstream", `llama:${smolLm}`); }, 120_000);
  afterAll(async () => { await lab.stop(); });

  it("is told by the cuts of its own text", async () => {
    const audited = await runCli(["run", "--endpoint", lab.url, "--model", lab.model, "--suite", "identity,billing", "--only", "token-counts", "--only", "message-overhead", "--max-requests", "12", "--out", join(temporaryFolder(), "audit"), "--rate", "60000", "--seed", "4", "--json"]);
    const report = reportSchema.parse(JSON.parse(audited.stdout));
    expect(report.run.attempts).toBeLessThanOrEqual(12);
    expect(report.tokens).toMatchObject({ kind: "constant", counting: ["o200k"], writing: [] });
    expect(report.findings.map(({ id }) => id)).toContain("usage-of-another-tokenizer");
  }, 600_000);

  it("is told by the tokens it names and by what a token's number stands for", async () => {
    const audited = await runCli(["run", "--endpoint", lab.url, "--model", lab.model, "--depth", "deep", "--suite", "identity", "--only", "token-counts", "--only", "token-strings", "--only", "biased-token", "--max-requests", "15", "--out", join(temporaryFolder(), "audit"), "--rate", "60000", "--seed", "4", "--json"]);
    const report = reportSchema.parse(JSON.parse(audited.stdout));
    expect(report.tokens).toMatchObject({ kind: "constant", counting: ["o200k"], writing: [], produced: { biasedTokens: 3, biasHonoured: true } });
    const finding = report.findings.find(({ id }) => id === "usage-of-another-tokenizer");
    expect(finding).toMatchObject({ credibility: "likely" });
    expect(finding?.detail).toContain("logit_bias");
  }, 600_000);
});
