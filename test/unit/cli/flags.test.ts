/** Flags and configuration become requests; what is wrong is named; secrets are refused where they would be seen. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chooseExitCode, toSeverity } from "../../../src/cli/choose-exit-code.js";
import { configTemplate } from "../../../src/cli/config-template.js";
import { defaultFolder } from "../../../src/cli/default-folder.js";
import { loadConfig } from "../../../src/cli/load-config.js";
import { readSecrets } from "../../../src/cli/read-environment.js";
import { duration } from "../../../src/cli/sending-options.js";
import { toBaseUrl, toEndpoint } from "../../../src/cli/to-endpoint.js";
import type { Report } from "../../../src/model/report.js";

const folder = mkdtempSync(join(tmpdir(), "ai-audit-config-"));
function config(text: string): string {
  const path = join(folder, "audit.yaml");
  writeFileSync(path, text);
  return path;
}

describe("toBaseUrl", () => {
  it.each([
    ["https://host/v1", "https://host/v1"], ["https://host/v1/", "https://host/v1"], ["https://host/v1/chat/completions", "https://host/v1"], ["http://[::1]:8080/v1", "http://[::1]:8080/v1"],
  ])("%s is %s", (given, base) => { expect(toBaseUrl(given)).toBe(base); });

  it.each(["ftp://host", "host/v1", "", "https://user:pw@host/v1", "https://host/v1?key=abc", "https://host/v1?x=1", "https://host/v1#x"])("refuses %s without repeating a secret", (given) => {
    expect(() => toBaseUrl(given)).toThrow();
    try { toBaseUrl(given); } catch (error) { expect(String(error)).not.toMatch(/pw@|abc/); }
  });
});

describe("toEndpoint", () => {
  it("claims the model unless told otherwise, and sends no key unless named", () => {
    expect(toEndpoint({ endpoint: "https://h/v1", model: "m" })).toMatchObject({ model: "m", claim: "m", credential: { kind: "none" }, protocol: "openai-chat" });
    expect(toEndpoint({ endpoint: "https://h/v1", model: "m", claim: "c", apiKeyEnv: "KEY", header: ["X-Team=red", "X-Key=env:OTHER"] }))
      .toMatchObject({ claim: "c", credential: { kind: "bearer", env: "KEY" }, headers: { "X-Team": { value: "red" }, "X-Key": { env: "OTHER" } } });
  });

  it.each([["a key instead of a name", { apiKeyEnv: "sk-abc-123" }], ["a secret header", { header: ["Authorization=Bearer abc-123"] }], ["no header", { header: ["nonsense"] }]])("refuses %s and does not repeat it", (_name, flags) => {
    let message = "";
    try { toEndpoint({ endpoint: "https://h/v1", model: "m", ...flags }); } catch (error) { message = String(error); }
    expect(message).not.toBe("");
    expect(message).not.toContain("abc-123");
  });

  it("reads secrets from the environment only, and names the one that is missing", () => {
    const endpoint = toEndpoint({ endpoint: "https://h/v1", model: "m", apiKeyEnv: "KEY", header: ["X-Key=env:OTHER"] });
    expect(readSecrets(endpoint, { KEY: "one", OTHER: "two" })).toEqual({ KEY: "one", OTHER: "two" });
    expect(() => readSecrets(endpoint, { KEY: "one", OTHER: " " })).toThrow(/OTHER is not set/);
  });
});

describe("loadConfig", () => {
  it("reads the template that init writes", () => {
    expect(loadConfig(config(configTemplate))).toEqual({ endpoint: "https://api.example.com/v1", model: "some-model" });
    const everything = configTemplate.replace(/^# ([a-zA-Z]+:| +- )/gm, "$1");
    expect(Object.keys(loadConfig(config(everything))).length).toBeGreaterThan(20);
  });

  it.each([["endpoint: [1]\n", ":1:11: endpoint"], ["model: m\nunknown: 1\n", ":2:10: unknown: is not a setting"], ["maxTime: soon\n", ":1:10: maxTime"], ["a: b: c\n", ":1:"], ["model: m\nmodel: n\n", ":2:1"]])("places the mistake in %j", (text, place) => {
    expect(() => loadConfig(config(text))).toThrow(place);
  });

  it("turns times into milliseconds", () => { expect(loadConfig(config("maxTime: 10m\ntimeout: 5\n"))).toEqual({ maxTime: 600_000, timeout: 5000 }); });
});

describe("exit codes", () => {
  const report = (claim: string, severity?: string) => ({ verdict: { claim }, findings: severity === undefined ? [] : [{ severity }] }) as unknown as Pick<Report, "verdict" | "findings">;
  it.each([
    ["consistent", undefined, null, 0], ["inconsistent", undefined, null, 1], ["inconclusive", undefined, null, 3],
    ["consistent", "critical", null, 0], ["consistent", "high", "high", 1], ["consistent", "medium", "high", 0], ["inconclusive", "high", "low", 1], ["inconclusive", "info", "low", 3],
  ] as const)("%s with %s under --fail-on %s is %d", (claim, severity, failOn, code) => { expect(chooseExitCode(report(claim, severity), failOn)).toBe(code); });
  it("refuses an unknown severity", () => { expect(() => toSeverity("fatal")).toThrow(/fatal/); });
});

describe("small readings", () => {
  it.each([["90s", 90_000], ["10m", 600_000], ["1h", 3_600_000], ["500ms", 500], ["2", 2000]])("%s is %d ms", (text, ms) => { expect(duration(text)).toBe(ms); });
  it.each(["", "soon", "-1s", "0"])("refuses the time %j", (text) => { expect(() => duration(text)).toThrow(); });
  it("makes a folder name of safe characters", () => {
    expect(defaultFolder({ ...toEndpoint({ endpoint: "https://h:8/v1", model: "../../etc/pass wd" }) }, new Date("2026-11-24T10:00:00Z"))).toBe("reports/20261124-100000-h_8-____etc_pass_wd");
  });
});
