/** `--control`: written out or in a file, and refused with a remedy otherwise. */
import { writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toControl } from "../../../src/cli/to-control.js";

describe("toControl", () => {
  it("reads a target that is written out", () => {
    expect(toControl("{endpoint: https://api.vendor.example/v1/, model: m, apiKeyEnv: VENDOR_KEY, price: {inputUsd: 3, outputUsd: 15}}")).toEqual({
      endpoint: { baseUrl: "https://api.vendor.example/v1", protocol: "openai-chat", model: "m", claim: "m", provider: null, credential: { kind: "bearer", env: "VENDOR_KEY" }, headers: {} },
      price: { inputUsd: 3, outputUsd: 15 },
    });
  });

  it("reads a file, with or without `targets`", () => {
    const folder = mkdtempSync(join(tmpdir(), "ai-audit-test-"));
    const [one, list] = [join(folder, "one.yaml"), join(folder, "list.json")];
    writeFileSync(one, "name: vendor\nendpoint: https://a.example/v1\nmodel: m\n");
    writeFileSync(list, JSON.stringify({ targets: [{ name: "vendor", endpoint: "https://a.example/v1", model: "m" }] }));
    expect(toControl(one)).toEqual(toControl(list));
  });

  it.each([["missing.yaml", /no such file/], ["{model: m}", /endpoint/], ["{endpoint: https://user:pw@a.example/v1, model: m}", /user name or password/], ["{endpoint: ftp://a.example, model: m}", /not an http/], ["{endpoint: https://a.example/v1, model: m, key: sk-1}", /--control/], ["{broken", /--control/]])("refuses %s", (given, message) => {
    expect(() => toControl(given)).toThrow(message);
  });
});
