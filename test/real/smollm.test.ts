/** A real model behind the lab: SmolLM2-135M-Instruct on the CPU, served, enrolled and audited. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportSchema } from "../../src/model/report.js";
import { runCli, spawnLab, temporaryFolder, type SpawnedLab } from "../loopback/spawn-cli.js";
import { isMissing, smolLm } from "./require-part.js";

interface Completion {
  choices: { message: { content: string }; finish_reason: string; logprobs: { content: { top_logprobs: { logprob: number }[] }[] } | null }[];
  usage: { prompt_tokens: number; completion_tokens: number };
}

describe.skipIf(isMissing(smolLm))("SmolLM2 behind the lab (needs scripts/fetch-parts.sh)", () => {
  let lab: SpawnedLab;
  beforeAll(async () => { lab = await spawnLab("honest", "--upstream", `llama:${smolLm}`); }, 60_000);
  afterAll(async () => { await lab.stop(); });

  async function ask(content: string, more: object = {}): Promise<Completion> {
    const response = await fetch(`${lab.url}/chat/completions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ model: lab.model, messages: [{ role: "user", content }], ...more }) });
    expect(response.status).toBe(200);
    return (await response.json()) as Completion;
  }

  it("answers sensibly, the same at temperature 0, and counts its tokens", async () => {
    const first = await ask("What is the capital of France?", { temperature: 0, max_tokens: 40 });
    expect(first.choices[0]?.message.content).toContain("Paris");
    const again = await ask("What is the capital of France?", { temperature: 0, max_tokens: 40 });
    expect(again.choices[0]?.message.content).toBe(first.choices[0]?.message.content);
    const longer = await ask("What is the capital of France, and which river runs through it?", { temperature: 0, max_tokens: 5 });
    expect(longer.usage.prompt_tokens).toBeGreaterThan(first.usage.prompt_tokens);
    expect(longer.usage.completion_tokens).toBe(5);
    expect(longer.choices[0]?.finish_reason).toBe("length");
  }, 60_000);

  it("keeps to seed and stop", async () => {
    const [one, two] = [await ask("Tell me a short story.", { temperature: 1, seed: 5, max_tokens: 30 }), await ask("Tell me a short story.", { temperature: 1, seed: 5, max_tokens: 30 })];
    expect(one.choices[0]?.message.content).toBe(two.choices[0]?.message.content);
    // The word to stop at is one that the model itself says: which words those are differs between processors.
    const told = one.choices[0]?.message.content ?? "";
    const word = told.split(/\s+/).at(5) ?? "";
    expect(word).not.toBe("");
    const stopped = await ask("Tell me a short story.", { temperature: 1, seed: 5, max_tokens: 30, stop: [word] });
    expect(stopped.choices[0]?.message.content).toBe(told.slice(0, told.indexOf(word)));
    expect(stopped.choices[0]?.finish_reason).toBe("stop");
  }, 60_000);

  it("gives log-probabilities that are shares of one", async () => {
    const { choices } = await ask("Say yes.", { temperature: 1, max_tokens: 3, logprobs: true, top_logprobs: 5 });
    for (const { top_logprobs: top } of choices[0]?.logprobs?.content ?? []) expect(top.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0)).toBeLessThanOrEqual(1.0001);
    expect(choices[0]?.logprobs?.content.length).toBeGreaterThan(0);
  }, 60_000);

  it("is enrolled, and is not accused when audited against its own reference", async () => {
    const folder = temporaryFolder();
    const distributionProbes = ["random-number", "random-letter", "random-word", "random-colour", "random-animal", "random-city"].flatMap((id) => ["--only", id]);
    const enrolled = await runCli(["enroll", "--endpoint", lab.url, "--model", lab.model, "--as", lab.model, "--out", join(folder, "reference"), "--rate", "60000", "--depth", "standard", "--json", "--seed", "1", ...distributionProbes]);
    expect(enrolled.code, enrolled.stderr).toBe(0);
    const { fingerprint } = JSON.parse(enrolled.stdout) as { fingerprint: string };
    const audited = await runCli(["run", "--endpoint", lab.url, "--model", lab.model, "--reference", fingerprint, "--out", join(folder, "audit"), "--rate", "60000", "--seed", "2", "--json"]);
    const report = reportSchema.parse(JSON.parse(audited.stdout));
    expect(report.verdict.claim).not.toBe("inconsistent");
    expect(report.verdict.errorRates.validSamples).toBeGreaterThan(0);
    expect([0, 3]).toContain(audited.code);
  }, 1_800_000);
});
