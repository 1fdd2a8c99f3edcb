/** Comparisons for people: every row in every format, and nothing that an endpoint chose acts in any of them. */
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { compareReports } from "../../../src/change/compare-reports.js";
import { renderComparisonHtml } from "../../../src/report/comparison/render-comparison-html.js";
import { renderComparisonMarkdown } from "../../../src/report/comparison/render-comparison-markdown.js";
import { renderComparisonTerminal } from "../../../src/report/comparison/render-comparison-terminal.js";
import { chooseCompareExit } from "../../../src/cli/actions/compare.js";
import { honest, hostile, hostileText, swapped, thin } from "./sample-reports.js";

const options = { tool: { name: "ai-audit", version: "0.1.0" }, interrupted: false };
const plain = compareReports([{ name: "first", report: honest }, { name: "twin", report: honest }, { name: "fake", report: swapped }, { name: "open", report: thin }, { name: "gone", report: null, endpoint: { baseUrl: "https://gone.example/v1", model: "m", claim: "m" }, problem: "no answer from gone.example" }], options);
const hostileRows = compareReports([{ name: hostileText, report: hostile }, { name: `2${hostileText}`, report: { ...hostile, verdict: { ...hostile.verdict, claim: "consistent" } } }], options);
const terminal = { colour: false, width: 100, path: "comparison.html", exitCode: 0 };

describe("a comparison", () => {
  it.each([
    ["terminal", renderComparisonTerminal(plain, terminal)],
    ["Markdown", renderComparisonMarkdown(plain)],
    ["HTML", renderComparisonHtml(plain)],
  ])("names every row and what is not significant on %s", (_, text) => {
    for (const needed of ["first", "twin", "1 =", "fake", "inconsistent", "open", "gone", "not audited", "not significant", "no answer from gone", "2 of 5 claims hold"]) expect(text).toContain(needed);
  });

  it("is inert in every format", () => {
    const page = renderComparisonHtml(hostileRows);
    expect(XMLValidator.validate(page.replace("<!doctype html>\n", "").replace(/<meta ([^>]*)>/g, "<meta $1/>").replace(/<style>[^<]*<\/style>/, "<style/>"))).toBe(true);
    expect(page).not.toMatch(/<script|<img|href="(?!#)/);
    const markdown = renderComparisonMarkdown(hostileRows);
    expect(markdown).not.toMatch(/<|\]\(|@everyone/);
    for (const text of [page, markdown, renderComparisonTerminal(hostileRows, terminal)]) expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });
});

describe("its exit code", () => {
  const row = (standing: "holds" | "undecided" | "fails" | "not-audited", high = 0) => ({ ...(plain.rows[0] as (typeof plain.rows)[number]), standing, findings: { info: 0, low: 0, medium: 0, high, critical: 0 } });
  it.each([
    ["one holds", [row("fails"), row("holds"), row("not-audited")], 0],
    ["all are inconsistent", [row("fails"), row("not-audited")], 1],
    ["none was reached", [row("not-audited")], 2],
    ["none holds and one is open", [row("fails"), row("undecided")], 3],
  ] as const)("where %s", (_, rows, code) => {
    expect(chooseCompareExit({ rows, interrupted: false }, null)).toBe(code);
  });

  it("is 3 when interrupted, and 1 where --fail-on asks for it", () => {
    expect(chooseCompareExit({ rows: [row("holds")], interrupted: true }, null)).toBe(3);
    expect(chooseCompareExit({ rows: [row("holds", 1)], interrupted: false }, "high")).toBe(1);
    expect(chooseCompareExit({ rows: [row("holds", 1)], interrupted: false }, "critical")).toBe(0);
    expect(chooseCompareExit({ rows: [row("holds"), row("fails")], interrupted: false }, "critical")).toBe(1);
  });
});
