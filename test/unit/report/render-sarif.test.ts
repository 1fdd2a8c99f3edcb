/** report.sarif: what SARIF 2.1.0 asks for, stable fingerprints, nothing that a viewer would follow. */
import { describe, expect, it } from "vitest";
import { renderSarif } from "../../../src/report/render-sarif.js";
import { escapeSarif } from "../../../src/report/escape-sarif.js";
import type { Report } from "../../../src/model/report.js";
import { honest, hostile, swapped, thin } from "./sample-reports.js";

interface Result {
  ruleId: string; ruleIndex: number; level: string; message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  partialFingerprints: Record<string, string>;
}
interface Run { tool: { driver: { rules: { id: string }[] } }; results: Result[]; invocations: { toolExecutionNotifications?: { message: { text: string } }[] }[] }

function read(report: Report, ...context: Parameters<typeof renderSarif> extends [unknown, ...infer Rest] ? Rest : never): Run {
  const log = JSON.parse(renderSarif(report, ...context)) as { version: string; runs: Run[] };
  expect(log.version).toBe("2.1.0");
  const [run] = log.runs;
  if (run === undefined) throw new Error("no run");
  return run;
}

describe("SARIF", () => {
  it("has a result for each finding, pointing at its rule", () => {
    const { results, tool } = read(swapped);
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([["answers-of-another-model", "error"], ["refusal-in-chinese", "warning"], ["echo", "note"]]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it("is located at the line that configures the endpoint", () => {
    const { results } = read(swapped, { failOn: null, origin: { file: "audit/my targets.yaml", line: 7 } });
    expect(results[0]?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: "audit/my%20targets.yaml" }, region: { startLine: 7 } });
    expect(read(swapped).results[0]?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: "ai-audit.yaml" }, region: { startLine: 1 } });
  });

  it("keeps its fingerprints when words and exchanges change, and not when the endpoint does", () => {
    const prints = (report: Report): unknown[] => read(report).results.map(({ partialFingerprints }) => partialFingerprints);
    const again = { ...swapped, findings: swapped.findings.map((finding) => ({ ...finding, detail: "other words", evidence: ["e99"] })) };
    expect(prints(again)).toEqual(prints(swapped));
    expect(prints({ ...swapped, endpoint: { ...swapped.endpoint, model: "other" } })).not.toEqual(prints(swapped));
    expect(new Set(prints(swapped).map((one) => JSON.stringify(one))).size).toBe(3);
  });

  it("calls an inconclusive run a notification of the tool, never a finding", () => {
    const { results, invocations } = read(thin);
    expect(results).toEqual([]);
    expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toContain("inconclusive (no-reference)");
    expect(read(honest).invocations[0]?.toolExecutionNotifications).toBeUndefined();
  });

  it("lets no text make a link, a placeholder or markup", () => {
    expect(escapeSarif("[x](http://e.vil) {0} <b> @all")).toBe("\\[x\\](http: //e.vil) {{0}} ‹b› ＠all");
    const strings: string[] = [];
    JSON.parse(renderSarif(hostile), (key, value: unknown) => {
      if (typeof value === "string" && key !== "$schema") strings.push(value);
      return value;
    });
    expect(strings.length).toBeGreaterThan(20);
    for (const text of strings) {
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(text).not.toMatch(/(?<!\\)\]\(|[<>@]|:\/\/|www\./i);
      expect(text.replaceAll("{{", "").replaceAll("}}", "")).not.toMatch(/[{}]/);
    }
  });
});
