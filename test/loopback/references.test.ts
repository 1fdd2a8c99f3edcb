/** References and controls over real sockets: sessions add up, a log enrols, fingerprints are listed and checked, a control convicts without a reference and spares the honest. */
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { fingerprintSchema } from "../../src/model/fingerprint.js";
import { reportSchema } from "../../src/model/report.js";
import { fast, runCli, spawnLab, temporaryFolder, type SpawnedLab } from "./spawn-cli.js";

const labs: SpawnedLab[] = [];
afterEach(async () => { await Promise.all(labs.splice(0).map((lab) => lab.stop())); });

async function lab(...parameters: readonly string[]): Promise<SpawnedLab> {
  const started = await spawnLab(...parameters);
  labs.push(started);
  return started;
}

describe("enrolment", () => {
  it("adds sessions to one reference, and says what it still lacks", async () => {
    const { url, model } = await lab("honest");
    const folder = join(temporaryFolder(), "reference");
    const enroll = (seed: string) => runCli(["enroll", "--endpoint", url, "--model", model, "--as", "the-model", "--only", "random-city", "random-word", "--max-requests", "40", "--out", folder, "--seed", seed, "--json", ...fast]);
    const first = await enroll("1");
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ status: "provisional", sessions: 1, lacks: { sessions: 2, days: 1 } });
    const second = await enroll("2");
    expect(JSON.parse(second.stdout)).toMatchObject({ sessions: 2, lacks: { sessions: 1, days: 1 } });
    expect(existsSync(join(folder, "recording-2.jsonl"))).toBe(true);
    const fingerprint = fingerprintSchema.parse(JSON.parse(readFileSync(join(folder, "fingerprint.json"), "utf8")));
    expect(fingerprint.expects.every(({ bySession }) => bySession?.length === 2)).toBe(true);
    const other = await runCli(["enroll", "--endpoint", url, "--model", model, "--as", "another", "--out", folder, ...fast]);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain("the-model");

    expect((await runCli(["fingerprints", "verify", folder])).code).toBe(0);
    const list = await runCli(["fingerprints", "list", "--fingerprints", folder, "--json"]);
    expect(JSON.parse(list.stdout)).toContainEqual(expect.objectContaining({ id: "the-model", sessions: 2, convicts: fingerprint.expects.length }));
    expect((await runCli(["fingerprints", "show", join(folder, "fingerprint.json")])).stdout).toContain("random-city@2");
    writeFileSync(join(folder, "fingerprint.json"), JSON.stringify({ ...fingerprint, status: "complete" }));
    const broken = await runCli(["fingerprints", "verify", folder]);
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain("lacks 1 sessions");
  }, 120_000);

  it("makes a session of a trusted log, which then judges another log", async () => {
    const folder = temporaryFolder();
    const write = (name: string, answers: readonly string[]): string => {
      const path = join(folder, name);
      writeFileSync(path, Array.from({ length: 8 }, (_, question) => Array.from({ length: 6 }, (_, turn) => JSON.stringify({
        request: { model: "m", temperature: 1, messages: [{ role: "user", content: `Question ${question}: one word?` }] },
        response: { choices: [{ message: { role: "assistant", content: answers[(question + (turn > 4 ? 1 : 0)) % answers.length] }, finish_reason: "stop" }] },
      })).join("\n")).join("\n"));
      return path;
    };
    const trusted = write("trusted.jsonl", ["oak", "elm", "ash", "yew"]);
    const enrolled = await runCli(["enroll", "--from", trusted, "--as", "m", "--at", "2026-11-01", "--out", join(folder, "reference"), "--json"]);
    expect(JSON.parse(enrolled.stdout)).toMatchObject({ sessions: 1 });
    const identify = async (log: string) => reportSchema.parse(JSON.parse((await runCli(["identify", "--from", log, "--claim", "m", "--reference", join(folder, "reference", "fingerprint.json"), "--json"])).stdout)).verdict;
    expect((await identify(write("same.jsonl", ["oak", "elm", "ash", "yew"]))).claim).not.toBe("inconsistent");
    expect((await identify(write("other.jsonl", ["red", "blue", "green", "grey"]))).claim).toBe("inconsistent");
    expect((await runCli(["enroll", "--from", join(folder, "none.jsonl"), "--as", "m"])).code).toBe(2);
  }, 60_000);
});

describe("a control", () => {
  // What another honest provider may do costs power: standard convicts, and only deep has the answers that agreement needs.
  it.each([["swapped", "standard", "inconsistent", 1, 200], ["honest", "standard", "inconclusive", 3, 200], ["honest", "deep", "consistent", 0, 600]] as const)("%s at %s is %s beside the honest endpoint", async (scenario, depth, claim, code, ceiling) => {
    const [audited, trusted] = [await lab(scenario, "--seed", "21"), await lab("honest", "--seed", "22")];
    const folder = join(temporaryFolder(), "out");
    const result = await runCli(["run", "--endpoint", audited.url, "--model", audited.model, "--control", JSON.stringify({ name: "trusted", endpoint: trusted.url, model: trusted.model }), "--suite", "identity", "--depth", depth, "--seed", "23", "--out", folder, "--json", ...fast]);
    const report = reportSchema.parse(JSON.parse(result.stdout));
    expect(report.verdict).toMatchObject({ claim, control: { baseUrl: trusted.url, model: trusted.model } });
    expect(result.code).toBe(code);
    expect(report.run.attempts).toBeLessThanOrEqual(ceiling);
    const replayed = await runCli(["replay", join(folder, "recording.jsonl"), "--json", "--quiet"]);
    expect(JSON.parse(replayed.stdout)).toEqual(JSON.parse(result.stdout));
  }, 240_000);
});

it("a control given as a URL is asked for the same model, and never sees the audited endpoint's key", async () => {
  const seen: Record<string, Set<string>> = { audited: new Set(), trusted: new Set() };
  const servers = await Promise.all(Object.entries(seen).map(async ([, lines]) => {
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (piece: Buffer) => { body += piece.toString(); }).on("end", () => {
        lines.add(`${(JSON.parse(body) as { model: string }).model} ${String(request.headers.authorization)} ${String(request.headers["x-team"])}`);
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ id: "a", object: "chat.completion", created: 1, model: "m1", choices: [{ index: 0, message: { role: "assistant", content: "blue" }, finish_reason: "stop" }], usage: { prompt_tokens: 5, completion_tokens: 1, total_tokens: 6 } }));
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return server;
  }));
  const [audited, trusted] = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
  await runCli(["run", "--endpoint", audited ?? "", "--model", "m1", "--api-key-env", "RESELLER_KEY", "--header", "X-Team=env:TEAM", "--control", trusted ?? "", "--suite", "identity", "--max-requests", "12", "--out", join(temporaryFolder(), "out"), "--quiet", ...fast], { env: { RESELLER_KEY: "sk-audited-4711", TEAM: "team-secret-4711" } });
  servers.forEach((server) => server.close());
  expect([...seen.audited ?? []]).toEqual(["m1 Bearer sk-audited-4711 team-secret-4711"]);
  expect([...seen.trusted ?? []]).toEqual(["m1 undefined undefined"]);
}, 60_000);

describe("the adaptive planner", () => {
  it("convicts a swapped endpoint in a part of the requests, and says who planned", async () => {
    const { url, model, reference } = await lab("swapped");
    const folder = join(temporaryFolder(), "out");
    const result = await runCli(["run", "--endpoint", url, "--model", model, "--reference", reference ?? "", "--suite", "identity", "--seed", "31", "--out", folder, "--json", ...fast]);
    const report = reportSchema.parse(JSON.parse(result.stdout));
    expect(report.verdict.claim).toBe("inconsistent");
    expect(report.run.attempts).toBeLessThan(report.run.planned);
    const lines = readFileSync(join(folder, "recording.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line) as { kind: string; planner?: object; plannedAfter?: string | null });
    expect(lines[0]?.planner).toEqual({ id: "by-evidence", version: 2 });
    expect(lines.filter(({ kind, plannedAfter }) => kind === "exchange" && plannedAfter !== null).length).toBeGreaterThan(3);
  }, 60_000);
});
