/** report.junit.xml: an inconclusive claim is skipped, findings fail where they were told to, hostile text stays text. */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { Severity } from "../../../src/model/finding.js";
import type { Report } from "../../../src/model/report.js";
import { renderJunit } from "../../../src/report/render-junit.js";
import { honest, hostile, poison, swapped, thin } from "./sample-reports.js";

interface Case { "@name": string; "@classname": string; failure?: { "@message": string }; skipped?: { "@message": string }; "system-out"?: string }
interface Parsed { testsuites: { "@tests": string; "@failures": string; "@skipped": string; testsuite: { testcase: Case[] } } }

function read(report: Report, failOn: Severity | null = null): Parsed["testsuites"] {
  const xml = renderJunit(report, { failOn, origin: null });
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", isArray: (name) => name === "testcase" });
  return (parser.parse(xml) as Parsed).testsuites;
}

const outcome = (one: Case): string => (one.failure !== undefined ? "failed" : one.skipped !== undefined ? "skipped" : "passed");

describe("JUnit", () => {
  it.each([
    ["consistent", honest, "passed"],
    ["inconsistent", swapped, "failed"],
    ["inconclusive", thin, "skipped"],
  ] as const)("a claim that is %s is %s", (_, report, expected) => {
    const { testsuite } = read(report);
    expect(testsuite.testcase[0]?.["@classname"]).toBe("claim");
    expect(outcome(testsuite.testcase[0] as Case)).toBe(expected);
  });

  it.each([[null, []], ["critical", ["answers-of-another-model"]], ["medium", ["answers-of-another-model", "refusal-in-chinese"]], ["info", ["answers-of-another-model", "refusal-in-chinese", "echo"]]] as const)("with --fail-on %s these findings fail: %j", (failOn, expected) => {
    const { testsuite } = read(swapped, failOn);
    expect(testsuite.testcase.slice(1).filter((one) => outcome(one) === "failed").map((one) => one["@name"])).toEqual(expected);
    expect(testsuite.testcase).toHaveLength(4);
  });

  it("counts what it holds", () => {
    expect(read(swapped, "medium")).toMatchObject({ "@tests": "4", "@failures": "3", "@skipped": "0" });
    expect(read(thin)).toMatchObject({ "@tests": "1", "@failures": "0", "@skipped": "1" });
  });

  it("keeps hostile text text, and short", () => {
    expect(read(hostile).testsuite.testcase).toHaveLength(4);
    expect(renderJunit(hostile).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/u);
    expect(renderJunit(hostile)).not.toContain("<script");
    const big = renderJunit(poison(swapped, "\uffff]]>&".repeat(300_000)));
    expect(XMLValidator.validate(big)).toBe(true);
    expect(big.length).toBeLessThan(60_000);
  });
});
