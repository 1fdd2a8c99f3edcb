/** The page for the vendor: response ids, times, expected and seen, causes, and requests that a shell reads as they were sent. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report, Reproduction } from "../../../src/model/report.js";
import { writeCurl } from "../../../src/report/facts/write-curl.js";
import { renderStepSummary } from "../../../src/report/render-step-summary.js";
import { renderVendorHtml } from "../../../src/report/vendor/render-vendor-html.js";
import { renderVendorMarkdown } from "../../../src/report/vendor/render-vendor-markdown.js";
import { hostile, hostileText, swapped, thin } from "./sample-reports.js";

function request(body: unknown, headers: Reproduction["headers"] = [["authorization", "Bearer [redacted:RESELLER_KEY]"], ["content-type", "application/json"], ["user-agent", "node"]]): Reproduction {
  return { exchange: "e1", probe: "single-word-colour", startedAt: "2026-11-24T10:00:01.120Z", responseId: "chatcmpl-1", method: "POST", url: "https://api.reseller.example/v1/chat/completions", headers, body: JSON.stringify(body), expected: "crimson 71 %", seen: "teal 58 %" };
}

/** What a shell would call curl with. */
function argumentsOf(command: string): string[] {
  const output = execFileSync("bash", ["--norc", "--noprofile", "-c", `curl() { printf '%s\\0' "$@"; }\n${command}`], { env: { RESELLER_KEY: "sk-$ecret \"quoted\"" }, encoding: "utf8" });
  return output.split("\0").slice(0, -1);
}

describe("writeCurl", () => {
  it("puts the key in from the environment and leaves out what curl sets itself", () => {
    expect(argumentsOf(writeCurl(request({ model: "m" })))).toEqual(["-sSN", "https://api.reseller.example/v1/chat/completions", "-H", 'authorization: Bearer sk-$ecret "quoted"', "-H", "content-type: application/json", "--data-binary", '{"model":"m"}']);
  });

  it("reaches the shell as it was sent, whatever is in it", () => {
    const nasty = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom("'; rm -rf / #", "$(id)", "`id`", "\\", "!!", "\n", "${HOME}", hostileText));
    fc.assert(fc.property(nasty, nasty, (content, value) => {
      const command = writeCurl(request({ messages: [{ content }] }, [["x-odd", value], ["x-key", `${value}[redacted:RESELLER_KEY]`]]));
      expect(command.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      const sent = argumentsOf(command);
      expect(sent).toHaveLength(10);
      expect(JSON.parse(sent.at(-1) ?? "")).toEqual(JSON.parse(JSON.stringify({ messages: [{ content }] })));
      expect(sent[5]?.endsWith('sk-$ecret "quoted"')).toBe(true);
    }), { numRuns: 60 });
  });
});

const withRequests: Report = { ...swapped, reproductions: [request({ model: "acme-large", messages: [{ role: "user", content: "Name one colour." }] })] };

describe("the page for the vendor", () => {
  it.each([["Markdown", renderVendorMarkdown], ["HTML", renderVendorHtml]] as const)("holds in %s all that the vendor needs", (_, render) => {
    const page = render(withRequests);
    for (const needed of ["chatcmpl-1", "2026-11-24 10:00:01", "crimson 71 %, teal 12 %", "teal 58 %, blue 33 %", "no trusted endpoint was asked", "a router that serves several versions", "provider-side quantisation", "curl -sSN", "RESELLER_KEY", "does not prove that the endpoint sent them", swapped.recordingDigest]) expect(page).toContain(needed);
  });

  it("says where its requests were left out", () => {
    expect(renderVendorMarkdown(swapped)).toContain("The requests are left out of this report");
  });

  it("closes every fence that it opens", () => {
    const page = renderVendorMarkdown({ ...hostile, reproductions: [request({ content: "```\n# H1\n````" })] });
    const lines = page.split("\n");
    const fences = lines.filter((line) => /^`{3,}/.test(line));
    expect(fences).toEqual(["`````sh", "`````"]);
    expect(lines.filter((line) => line === "# H1")).toEqual([]);
  });
});

describe("the job summary", () => {
  it("says what to do, and stays short and inert", () => {
    expect(renderStepSummary(swapped, 1)).toContain("**Do:** Do not buy on this claim");
    expect(renderStepSummary(thin, 3)).toContain("inconclusive (no-reference)");
    const page = renderStepSummary(hostile, 1);
    expect(page.length).toBeLessThan(100_000);
    expect(page).not.toMatch(/<script|\]\(|@everyone|[\p{Cf}\p{Cs}]/u);
  });
});
