/** `--control`: a URL, written out or in a file, and refused with a remedy otherwise. */
import { writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Endpoint } from "../../../src/model/endpoint.js";
import { toControl } from "../../../src/cli/to-control.js";

const audited: Endpoint = { baseUrl: "https://api.reseller.example/v1", protocol: "openai-chat", model: "some-model", claim: "vendor-model", provider: "reseller", credential: { kind: "bearer", env: "RESELLER_KEY" }, headers: { "X-Team": { env: "TEAM" } } };

describe("toControl", () => {
  it("reads a URL as the same model elsewhere, and sends no key of the audited endpoint there", () => {
    expect(toControl("https://trusted.example/v1/", audited)).toEqual({
      endpoint: { baseUrl: "https://trusted.example/v1", protocol: "openai-chat", model: "some-model", claim: "some-model", provider: null, credential: { kind: "none" }, headers: {} },
      price: null,
    });
  });

  it.each(["http://api.reseller.example/v1", "https://api.reseller.example:8443/v1", "https://reseller.example/v1", "https://api.reseller.example.evil.example/v1"])("takes %s for another origin", (url) => {
    expect(toControl(url, audited).endpoint).toMatchObject({ credential: { kind: "none" }, headers: {} });
  });

  it("sends the key to its own origin", () => {
    expect(toControl("https://api.reseller.example/trusted/v1", audited).endpoint).toMatchObject({ baseUrl: "https://api.reseller.example/trusted/v1", credential: audited.credential, headers: audited.headers });
  });

  it("reads a target that is written out", () => {
    expect(toControl("{endpoint: https://api.vendor.example/v1/, model: m, apiKeyEnv: VENDOR_KEY, price: {inputUsd: 3, outputUsd: 15}}", audited)).toEqual({
      endpoint: { baseUrl: "https://api.vendor.example/v1", protocol: "openai-chat", model: "m", claim: "m", provider: null, credential: { kind: "bearer", env: "VENDOR_KEY" }, headers: {} },
      price: { inputUsd: 3, outputUsd: 15 },
    });
  });

  it("reads a file, with or without `targets`", () => {
    const folder = mkdtempSync(join(tmpdir(), "ai-audit-test-"));
    const [one, list] = [join(folder, "one.yaml"), join(folder, "list.json")];
    writeFileSync(one, "name: vendor\nendpoint: https://a.example/v1\nmodel: m\n");
    writeFileSync(list, JSON.stringify({ targets: [{ name: "vendor", endpoint: "https://a.example/v1", model: "m" }] }));
    expect(toControl(one, audited)).toEqual(toControl(list, audited));
  });

  it.each([["missing.yaml", /no such file/], ["https://user:pw@a.example/v1", /user name or password/], ["https://a.example/v1?key=sk-1", /secret/], ["{model: m}", /endpoint/], ["{endpoint: https://user:pw@a.example/v1, model: m}", /user name or password/], ["{endpoint: ftp://a.example, model: m}", /not an http/], ["{endpoint: https://a.example/v1, model: m, key: sk-1}", /--control/], ["{broken", /--control/]])("refuses %s", (given, message) => {
    expect(() => toControl(given, audited)).toThrow(message);
  });
});
