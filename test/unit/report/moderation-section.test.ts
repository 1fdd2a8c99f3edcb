/** Moderation and withheld answers by language, as every report for people shows them. */
import { describe, expect, it } from "vitest";
import { describeLanguages } from "../../../src/report/facts/describe-languages.js";
import { describeModeration } from "../../../src/report/facts/describe-moderation.js";
import { renderHtml } from "../../../src/report/render-html.js";
import { renderMarkdown } from "../../../src/report/render-markdown.js";
import { renderTerminal } from "../../../src/report/render-terminal.js";
import type { Report } from "../../../src/model/report.js";
import { observe, swapped } from "./sample-reports.js";

const classes = (step: string, language: string, counts: Readonly<Record<string, number>>) => observe("reply-class", { kind: "distribution", counts }, { subject: { topic: "poison", language, step } });
const looks = { colour: false, width: 100, reportPath: null, exitCode: 3 };
const told = (report: Report): string[] => [renderHtml(report), renderMarkdown(report), renderTerminal(report, looks)];

describe("moderation", () => {
  const rows = [classes("unsafe", "en", { refused: 9, complete: 1 }), classes("harmless", "en", { complete: 9, error: 1 })];

  it("counts refusals of each kind with intervals, and leaves errors out", () => {
    expect(describeModeration(rows)?.overall).toBe("Refused: 9 of 10 forbidden requests (60 to 98 %), 0 of 9 harmless look-alikes (0 to 30 %)");
    expect(describeModeration([classes("unsafe", "en", { error: 2 })])?.overall).toBe("Refused: no forbidden requests measured, no harmless look-alikes measured");
    expect(describeModeration([classes("sensitive", "en", { refused: 1 })])).toBeNull();
  });

  it("stands in the page, in Markdown and on the terminal where it was asked, and nowhere else", () => {
    for (const text of told({ ...swapped, observations: [...swapped.observations, ...rows] })) expect(text.replace(/\s+/g, " ")).toContain("9 of 10 forbidden requests (60 to 98 %)");
    for (const text of told({ ...swapped, observations: [] })) expect(text).not.toContain("Moderation");
  });
});

it("languages are listed with their controls, the one that withholds most first", () => {
  expect(describeLanguages([classes("sensitive", "en", { refused: 1, complete: 9 }), classes("control", "en", { complete: 10 }), classes("sensitive", "zh", { evasive: 3, blocked: 6, complete: 1, "cut-off": 4 })])).toEqual([
    { language: "zh", withheld: "9 of 10 (60 to 98 %)", control: "none asked", how: "3 evasive, 6 blocked" },
    { language: "en", withheld: "1 of 10 (2 to 40 %)", control: "0 of 10", how: "1 refused" },
  ]);
});
