/** Checks for people and test reporters: gates with expected and actual, unmeasured ones failing out loud, nothing that acts. */
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { GateResult } from "../../../src/model/gate.js";
import type { Batch, CheckResult } from "../../../src/model/history.js";
import { renderCheckHtml } from "../../../src/report/check/render-check-html.js";
import { renderCheckJunit } from "../../../src/report/check/render-check-junit.js";
import { renderCheckMarkdown } from "../../../src/report/check/render-check-markdown.js";
import { hostileText } from "./sample-reports.js";

const gate = (outcome: GateResult["outcome"], text = ""): GateResult => ({ id: `gate ${outcome}${text}`, measure: `time-to-first-token${text}`, operator: "<", expected: 800, actual: outcome === "unmeasured" ? null : 512, unit: "ms", samples: 14, interval: null, outcome, why: outcome === "pass" ? "" : `why it is ${outcome}${text}` });
const batches: Batch[] = Array.from({ length: 6 }, (_, night) => ({ id: `b${night}`, at: `2026-11-2${night}T03:00:00.000Z`, valid: 40, verdict: "consistent", evidence: [], moved: night > 3 ? ["answers"] : [] }));
const result = (exitCode: CheckResult["exitCode"], text = ""): CheckResult => ({
  schemaVersion: 1, target: `reseller${text}`, batch: "b5", at: "2026-11-25T03:00:00.000Z", baseline: "complete", diff: null, accepted: [{ finding: `echo${text}`, reason: `known${text}`, expires: "2027-01-01" }], warnings: [`slow night${text}`], inconclusiveInRow: 0, error: null,
  status: { state: exitCode === 1 ? "changed" : "steady", runLength: 365, batches: 6, signals: [{ signal: "answers", log: exitCode === 1 ? 9 : 0.4, threshold: 7.3, alarm: exitCode === 1 }], since: exitCode === 1 ? "2026-11-24T03:00:00.000Z" : null, alarmedAt: null, movedTogether: ["answers"] },
  gates: [gate("pass", text), gate("unmeasured", text), gate("accepted", text)], sentence: `A sentence of this check${text}.`, exitCode,
});

describe("a check", () => {
  it("has a case for the endpoint and each gate", () => {
    const xml = renderCheckJunit([result(1), result(0), { ...result(3), status: null }]);
    expect(XMLValidator.validate(xml)).toBe(true);
    // Of each three: the unmeasured gate fails and the accepted one is skipped; the endpoint itself failed, passed, was skipped.
    expect(xml).toContain('<testsuites name="ai-audit" tests="12" failures="4" errors="0" skipped="4">');
    expect(xml).toContain("expected &lt; 800, actual not measured");
  });

  it("shows its nights and when they changed", () => {
    const page = renderCheckHtml(result(1), { batches });
    expect(page).toContain("Changed");
    expect(page).toContain("changed about here");
    expect(page.match(/<circle class="good"/g)).toHaveLength(4);
    expect(page.match(/<path class="bad"/g)).toHaveLength(2);
    expect(renderCheckHtml(result(0), null)).not.toContain("<svg");
    expect(renderCheckMarkdown([result(1)])).toContain("Changed about 2026-11-24; moved together: answers.");
  });

  it("is inert whatever its names say", () => {
    const page = renderCheckHtml(result(1, hostileText), { batches });
    expect(XMLValidator.validate(page.replace("<!doctype html>\n", "").replace(/<meta ([^>]*)>/g, "<meta $1/>").replace(/<style>[^<]*<\/style>/, "<style/>"))).toBe(true);
    const markdown = renderCheckMarkdown([result(1, hostileText)]);
    const xml = renderCheckJunit([result(1, hostileText)]);
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(markdown).not.toMatch(/<|\]\(|@everyone/);
    for (const text of [page, markdown, xml]) expect(text.replaceAll("\n", "")).not.toMatch(/<script|[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});
