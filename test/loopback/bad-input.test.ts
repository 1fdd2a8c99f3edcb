/** Bad input and faults: each is named with its place, value and remedy, exits 2, and loses nothing. */
import { createServer, type RequestListener, type Server } from "node:http";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { fast, runCli, temporaryFolder } from "./spawn-cli.js";

const servers: Server[] = [];
afterEach(() => { for (const server of servers.splice(0)) { server.closeAllConnections(); server.close(); } });

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const run = (...flags: readonly string[]) => runCli(["run", "--model", "some-model", "--out", join(temporaryFolder(), "out"), ...fast, ...flags]);

describe("bad input", () => {
  it.each([
    ["a missing endpoint", [], "--endpoint is missing"],
    ["an endpoint that is no URL", ["--endpoint", "not a url"], "is not an http or https URL"],
    ["a key in the URL", ["--endpoint", "http://user:secret@127.0.0.1/v1"], "user name or password"],
    ["a key in the query", ["--endpoint", "http://127.0.0.1/v1?api_key=abc"], "holds a secret"],
    ["a missing key variable", ["--endpoint", "http://127.0.0.1:9/v1", "--api-key-env", "NO_SUCH_KEY_VARIABLE"], "NO_SUCH_KEY_VARIABLE is not set"],
    ["a secret header written out", ["--endpoint", "http://127.0.0.1:9/v1", "--header", "X-Api-Key=abc"], "looks like a secret"],
    ["an unknown suite", ["--endpoint", "http://127.0.0.1:9/v1", "--suite", "identty"], "\"identty\" is not a suite"],
    ["an unknown depth", ["--endpoint", "http://127.0.0.1:9/v1", "--depth", "deepest"], "\"deepest\" is not known"],
    ["an unknown protocol", ["--endpoint", "http://127.0.0.1:9/v1", "--protocol", "smoke"], "\"smoke\" is not known"],
    ["an unknown format", ["--endpoint", "http://127.0.0.1:9/v1", "--format", "docx"], "\"docx\" is not a report format"],
    ["an unknown probe", ["--endpoint", "http://127.0.0.1:9/v1", "--only", "no-such-probe"], "no-such-probe"],
    ["money without a price", ["--endpoint", "http://127.0.0.1:9/v1", "--max-usd", "1"], "price"],
    ["a negative limit", ["--endpoint", "http://127.0.0.1:9/v1", "--max-requests", "-3"], "max-requests"],
    ["an unknown flag", ["--endpoint", "http://127.0.0.1:9/v1", "--no-such-flag"], "no-such-flag"],
    ["a control that is the audited endpoint", ["--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--control", "http://127.0.0.1:9/v1/"], "is the audited endpoint itself"],
    ["a claim that names nothing", ["--endpoint", "http://127.0.0.1:9/v1", "--claim", "no-such-model-at-all"], "no-such-model-at-all"],
    ["a missing reference", ["--endpoint", "http://127.0.0.1:9/v1", "--reference", "no-such-file.json"], "no-such-file.json"],
    ["a missing configuration file", ["--config", "no-such.yaml"], "no-such.yaml"],
  ])("names %s", async (_name, flags, message) => {
    const { code, stderr, stdout } = await run(...flags);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it.each(["baseline", "evidence", "probes", "fingerprints"])("says that %s needs a subcommand", async (command) => {
    const { code, stderr } = await runCli([command]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("a subcommand is missing")]);
  });

  it("says errors as JSON with --json", async () => {
    const { code, stdout } = await run("--json", "--endpoint", "ftp://host");
    expect(code).toBe(2);
    const { error } = JSON.parse(stdout) as { error: { reason: string; message: string; remedy: string } };
    expect(error.reason).toBe("bad-input");
    expect(error.message).toContain("ftp://host");
    expect(error.remedy).not.toBe("");
  });

  it("places a mistake in the configuration file by line and column", async () => {
    const config = join(temporaryFolder(), "audit.yaml");
    writeFileSync(config, "endpoint: http://127.0.0.1:9/v1\nmodel: m\nconcurrency: many\n");
    const { code, stderr } = await runCli(["run", "--config", config]);
    expect(stderr).toContain(`${config}:3:14: concurrency`);
    expect(code).toBe(2);
  });

  it("names an output folder that cannot be made", async () => {
    const blocker = join(temporaryFolder(), "file");
    writeFileSync(blocker, "");
    const { code, stderr } = await runCli(["run", "--endpoint", await serve((_request, response) => response.end()), "--model", "m", ...fast, "--out", join(blocker, "out")]);
    expect(stderr).toContain(join(blocker, "out"));
    expect(code).toBe(2);
  });

  it("will not write over an earlier recording", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "recording.jsonl"), "earlier evidence\n");
    const { code, stderr } = await runCli(["run", "--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--out", folder]);
    expect(stderr).toContain("there is a recording already");
    expect(code).toBe(2);
    expect(readFileSync(join(folder, "recording.jsonl"), "utf8")).toBe("earlier evidence\n");
  });
});

describe("endpoints that cannot be audited", () => {
  it("names an unreachable host", async () => {
    const { code, stderr } = await run("--endpoint", "http://127.0.0.1:9/v1");
    expect(stderr).toMatch(/127\.0\.0\.1:9/);
    expect(code).toBe(2);
  });

  it("names a host that does not resolve", async () => {
    const { code, stderr } = await run("--endpoint", "http://no-such-host.invalid/v1");
    expect(stderr).toContain("no-such-host.invalid");
    expect(code).toBe(2);
  });

  it.each([401, 403])("names a refused key (%d)", async (status) => {
    const { code, stderr } = await run("--endpoint", await serve((_request, response) => response.writeHead(status, { "content-type": "application/json" }).end('{"error":{"message":"bad key"}}')));
    expect(stderr).toContain(String(status));
    expect(code).toBe(2);
  });

  it("names a wrong path", async () => {
    const { code, stderr } = await run("--endpoint", await serve((_request, response) => response.writeHead(404).end("not here")));
    expect(stderr).toContain("404");
    expect(code).toBe(2);
  });

  it("names a web page", async () => {
    const { code, stderr } = await run("--endpoint", await serve((_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Welcome</title>")));
    expect(stderr.toLowerCase()).toContain("html");
    expect(code).toBe(2);
  });

  it("names a TLS failure", async () => {
    const plain = await serve((_request, response) => response.end("{}"));
    const { code, stderr } = await run("--endpoint", plain.replace("http:", "https:"));
    expect(stderr).toMatch(/TLS|SSL/i);
    expect(code).toBe(2);
  });

  it("carries no key to where a redirect points", async () => {
    const seen: string[] = [];
    const thief = await serve((request, response) => { seen.push(request.headers.authorization ?? ""); response.end("{}"); });
    const front = await serve((_request, response) => response.writeHead(307, { location: thief }).end());
    const folder = join(temporaryFolder(), "out");
    const { code, stderr } = await runCli(["run", "--endpoint", front, "--model", "m", ...fast, "--api-key-env", "AUDIT_TEST_KEY", "--out", folder], { env: { AUDIT_TEST_KEY: "sk-redirect-0123456789" } });
    expect(seen).toEqual([]);
    expect(stderr).not.toContain("sk-redirect-0123456789");
    expect(code).toBe(2);
  });
});

describe("recordings that cannot be read", () => {
  it("names an unknown schema version", async () => {
    const path = join(temporaryFolder(), "recording.jsonl");
    writeFileSync(path, '{"kind":"header","schemaVersion":99}\n');
    const { code, stderr } = await runCli(["replay", path]);
    expect(stderr).toContain("99");
    expect(code).toBe(2);
  });

  it.each([["an empty file", ""], ["no JSON", "hello\n"], ["another JSON", '{"a":1}\n']])("names %s", async (_name, text) => {
    const path = join(temporaryFolder(), "recording.jsonl");
    writeFileSync(path, text);
    const { code, stderr } = await runCli(["replay", path]);
    expect(stderr).toContain(path);
    expect(code).toBe(2);
  });

  it("names a missing recording", async () => {
    const { code, stderr } = await runCli(["replay", "no-such-recording.jsonl"]);
    expect(stderr).toContain("no-such-recording.jsonl");
    expect(code).toBe(2);
  });
});

describe("init", () => {
  it("writes a file that run reads, and does not overwrite one", async () => {
    const cwd = temporaryFolder();
    expect((await runCli(["init"], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, "ai-audit.yaml"))).toBe(true);
    expect((await runCli(["init"], { cwd })).code).toBe(2);
    const dry = await runCli(["run", "--dry-run", "--json"], { cwd });
    expect(dry.stderr).toBe("");
    expect((JSON.parse(dry.stdout) as { requests: number }).requests).toBeGreaterThan(0);
  });
});

describe("an output that fills up", () => {
  it.skipIf(process.getuid?.() === 0)("says that the folder cannot be written", async () => {
    const folder = join(temporaryFolder(), "sealed");
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    const { code, stderr } = await runCli(["run", "--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--out", folder]);
    expect(stderr).toContain(folder);
    expect(code).toBe(2);
  });
});
