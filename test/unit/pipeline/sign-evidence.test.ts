/** Signatures: intact files hold, and any change of any of them is said. */
import { generateKeyPairSync } from "node:crypto";
import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { signEvidence } from "../../../src/pipeline/sign-evidence.js";
import { verifyEvidence } from "../../../src/pipeline/verify-evidence.js";

const keys = generateKeyPairSync("ed25519");
const others = generateKeyPairSync("ed25519");
let folder = "";

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "ai-audit-evidence-"));
  writeFileSync(join(folder, "recording.jsonl"), '{"kind":"header"}\n');
  writeFileSync(join(folder, "report.json"), JSON.stringify({ recordingDigest: createHash("sha256").update('{"kind":"header"}\n').digest("hex") }));
  await signEvidence({ folder, names: ["recording.jsonl", "report.json", "report.md"], key: keys.privateKey, signedAt: "2026-11-24T10:00:00.000Z" });
});

const change = (edit: (evidence: Record<string, unknown>) => void): void => {
  const evidence = JSON.parse(readFileSync(join(folder, "evidence.json"), "utf8")) as Record<string, unknown>;
  edit(evidence);
  writeFileSync(join(folder, "evidence.json"), JSON.stringify(evidence));
};

describe("verifyEvidence", () => {
  it("holds for what was signed, by the key that is expected", async () => {
    expect((await verifyEvidence(folder, keys.publicKey)).outcome).toBe("intact");
    const unknown = await verifyEvidence(folder, null);
    expect(unknown.outcome).toBe("intact");
    expect(unknown.means.join(" ")).toContain("Whose key it is cannot be told");
    expect(unknown.means.join(" ")).toContain("does not prove that the endpoint sent");
  });

  it.each<[string, () => void]>([
    ["a recording with a further line", () => { appendFileSync(join(folder, "recording.jsonl"), "{}\n"); }],
    ["a missing report", () => { rmSync(join(folder, "report.json")); }],
    ["a report that is a link", () => { writeFileSync(join(folder, "real"), readFileSync(join(folder, "report.json"))); rmSync(join(folder, "report.json")); symlinkSync("real", join(folder, "report.json")); }],
    ["another date", () => { change((evidence) => { evidence.signedAt = "2026-11-25T10:00:00.000Z"; }); }],
    ["a file taken off the list", () => { change((evidence) => { evidence.files = (evidence.files as unknown[]).slice(1); }); }],
    ["another key id", () => { change((evidence) => { evidence.keyId = "0".repeat(64); }); }],
    ["another key", () => { change((evidence) => { evidence.publicKey = others.publicKey.export({ type: "spki", format: "der" }).toString("base64"); }); }],
    ["a key that is none", () => { change((evidence) => { evidence.publicKey = "AAAA"; }); }],
  ])("is broken by %s", async (_, spoil) => {
    spoil();
    expect((await verifyEvidence(folder, null)).outcome).toBe("changed");
  });

  it("is broken where another key, or any key, was expected", async () => {
    expect((await verifyEvidence(folder, others.publicKey)).outcome).toBe("changed");
    rmSync(join(folder, "evidence.json"));
    expect((await verifyEvidence(folder, keys.publicKey)).outcome).toBe("changed");
    expect((await verifyEvidence(folder, null)).outcome).toBe("unsigned");
  });

  it("names files that nobody signed", async () => {
    writeFileSync(join(folder, "report.html"), "later");
    const { checks, outcome } = await verifyEvidence(folder, null);
    expect(outcome).toBe("intact");
    expect(checks).toContainEqual({ what: "report.html", state: "not-checked", detail: "is not among the signed files" });
  });

  it("reads no file outside the folder", async () => {
    change((evidence) => { evidence.files = [{ name: "../x", bytes: 0, sha256: "0".repeat(64) }]; });
    await expect(verifyEvidence(folder, null)).rejects.toThrow("must be a file name without a folder");
  });

  it("has to find something to check", async () => {
    await expect(verifyEvidence(mkdtempSync(join(tmpdir(), "ai-audit-evidence-")), null)).rejects.toThrow("holds neither");
    await expect(verifyEvidence(join(folder, "nowhere"), null)).rejects.toThrow("no such folder");
    await expect(signEvidence({ folder, names: ["nothing"], key: keys.privateKey, signedAt: "2026-11-24T10:00:00.000Z" })).rejects.toThrow("holds none of");
  });
});
