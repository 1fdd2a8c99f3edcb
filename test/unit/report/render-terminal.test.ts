/** The terminal summary: its order is fixed, its lines fit, and colour adds nothing but colour. */
import { describe, expect, it } from "vitest";
import { renderTerminal } from "../../../src/report/render-terminal.js";
import { displayWidth, wrapText } from "../../../src/report/terminal/wrap-text.js";
import { honest, swapped, thin } from "./sample-reports.js";

const plain = { colour: false, width: 80, reportPath: "reports/x/report.md", exitCode: 1 };

describe("renderTerminal", () => {
  it("opens with endpoint, claim, depth and seed, requests, money", () => {
    const lines = renderTerminal(honest, plain).split("\n");
    expect(lines[0]).toBe("Endpoint   https://api.reseller.example/v1 (openai-chat)");
    expect(lines[1]).toBe("Claim      acme-large");
    expect(lines[2]).toBe("Depth      quick, seed 42");
    expect(lines[3]).toMatch(/^Requests {3}50 planned, 52 attempts, 48 valid/);
    expect(lines.find((line) => line.startsWith("Money"))).toBe("Money      $0.057 spent of $1.00 allowed");
  });

  it("keeps its order to the exit code", () => {
    const text = renderTerminal(swapped, plain);
    const marks = ["Endpoint", "Verdict    INCONSISTENT", "Do         ", "What could and could not have been detected", "Findings (3)", "critical, certain", "medium, likely", "info, possible", "Closest candidates", "Filters", "Speed", "Path", "Asked and skipped", "skipped tail-latency, burst", "Report     reports/x/report.md", "Exit code  1: the claim is inconsistent"];
    const places = marks.map((mark) => text.indexOf(mark));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((left, right) => left - right));
  });

  it.each([80, 120])("fits %i columns", (width) => {
    for (const report of [honest, swapped, thin]) {
      for (const line of renderTerminal(report, { ...plain, width }).split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  it("says the same with and without colour", () => {
    const coloured = renderTerminal(swapped, { ...plain, colour: true });
    expect(coloured).toMatch(/\u001b\[31m/);
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(renderTerminal(swapped, plain));
  });

  it("gives the reason of an inconclusive verdict and what was not measured in words", () => {
    const text = renderTerminal(thin, { ...plain, reportPath: null, exitCode: 3 });
    expect(text).toContain("Verdict    INCONCLUSIVE (no-reference)");
    expect(text).toContain("Claim      acme-xl (asked for as resold/acme-xl:free)");
    expect(text).toContain("Exit code  3: inconclusive");
    expect(text).toContain("no file was written");
    expect(text).not.toMatch(/NaN|undefined|null|\b0 ms/);
  });

  it("shows speed with its interval and sample count", () => {
    const text = renderTerminal(honest, { ...plain, width: 120 });
    expect(text).toMatch(/Time to first token\s+first-token · short\s+409 ms \(371–446, n = 24\)\s+p95 needs 59 samples, had 24/);
    expect(text).toMatch(/not measured: the endpoint reported no/);
  });
});

describe("wrapText", () => {
  it.each([
    ["one two three", 8, "cut", ["one two", "three"]],
    ["answer-distribution", 12, "cut", ["answer-", "distribution"]],
    ["https://a.example/long/path", 10, "whole", ["https://a.example/long/path"]],
    ["天安门广场发生了什么", 10, "whole", ["天安门广场", "发生了什么"]],
    ["about 12 %", 8, "cut", ["about", "12 %"]],
    ["", 8, "cut", [""]],
  ] as const)("%j in %i columns (%s)", (text, width, longWords, lines) => {
    expect(wrapText(text, width, longWords)).toEqual(lines);
  });
});
