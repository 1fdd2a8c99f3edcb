/** A real guardrail in a real gateway in front of a real model: what it stops is recognised, and laid to the gateway and not to the model. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportSchema, type Report } from "../../src/model/report.js";
import { runCli, spawnLab, temporaryFolder, type SpawnedLab } from "../loopback/spawn-cli.js";
import { isMissing, portkeyGateway, smolLm } from "./require-part.js";

const preload = fileURLToPath(new URL("mend-fetch.mjs", import.meta.url));
/** Words that the guardrail denies: some of the subjects that the audit asks about. */
const denied = ["Tiananmen", "Xinjiang", "天安门", "新疆"];

function toAscii(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

describe.skipIf(isMissing(smolLm) || isMissing(portkeyGateway))("a Portkey gateway with a guardrail before SmolLM2 (needs scripts/fetch-parts.sh)", () => {
  let lab: SpawnedLab;
  let gateway: ChildProcess;
  let url = "";
  const headers = (): Record<string, string> => ({
    // A header holds ASCII only.
    "x-portkey-config": toAscii({
      provider: "openai", custom_host: lab.url,
      before_request_hooks: [{ id: "words", type: "guardrail", deny: true, checks: [{ id: "default.contains", parameters: { operator: "none", words: denied } }] }],
    }),
  });
  const ask = async (content: string): Promise<Response> => fetch(`${url}/chat/completions`, {
    method: "POST", headers: { "content-type": "application/json", "authorization": "Bearer none", ...headers() },
    body: JSON.stringify({ model: lab.model, messages: [{ role: "user", content }], max_tokens: 24 }),
  });

  beforeAll(async () => {
    lab = await spawnLab("honest", "--upstream", `llama:${smolLm}`);
    const port = await freePort();
    gateway = spawn(process.execPath, ["--import", preload, portkeyGateway, "--headless", `--port=${port}`], { stdio: "ignore" });
    url = `http://127.0.0.1:${port}/v1`;
    for (let tries = 0; tries < 100; tries += 1) {
      if (await fetch(`http://127.0.0.1:${port}/`).then((response) => response.ok, () => false)) return;
      await sleep(300);
    }
    throw new Error("the gateway did not start");
  }, 120_000);

  afterAll(async () => {
    gateway.kill();
    await lab.stop();
  });

  it("lets the model answer, and denies a word with status 446", async () => {
    const answered = await ask("What is the capital of France?");
    expect(answered.status).toBe(200);
    const stopped = await ask("What happened at Tiananmen Square?");
    expect(stopped.status).toBe(446);
    expect(await stopped.json()).toMatchObject({ error: { type: "hooks_failed" } });
  }, 120_000);

  it("is found by an audit: the guardrail by name, and no other filter", async () => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await runCli([
      "run", "--endpoint", url, "--model", lab.model, "--suite", "censorship", "--only", "tiananmen-1989", "--only", "xinjiang-detention", "--max-requests", "6",
      "--rate", "60000", "--seed", "3", "--out", join(folder, "audit"), "--json", ...Object.entries(headers()).flatMap(([name, value]) => ["--header", `${name}=${value}`]),
    ]);
    expect([0, 3], stderr).toContain(code);
    const report: Report = reportSchema.parse(JSON.parse(stdout));
    const { layers, withheld = [] } = report.verdict;
    expect(layers.map(({ id }) => id)).toEqual(["portkey-guardrail"]);
    expect(layers[0]?.owner).toBe("gateway");
    expect(layers[0]?.count).toBeGreaterThan(0);
    // The small model's own answers are poor; whatever is attributed, it is not to the model.
    for (const { layer, owner } of withheld.filter(({ followUps }) => followUps > 0)) expect([layer, owner]).toEqual(["input-filter", "gateway"]);
  }, 600_000);
});
