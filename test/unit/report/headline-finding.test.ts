/** A report's first lines name its worst finding, and nothing where there is none that presses. */
import { expect, it } from "vitest";
import type { Finding, Severity } from "../../../src/model/finding.js";
import { headlineFinding } from "../../../src/report/facts/headline-finding.js";

const finding = (severity: Severity, title: string, id = "any") => ({ id, severity, title }) as unknown as Finding;

it.each([
  ["nothing", [], null],
  ["nothing that presses", [finding("info", "Some failed"), finding("low", "One refused")], null],
  ["nothing that the verdict says", [finding("critical", "The answers are another model's", "claim-inconsistent")], null],
  ["one", [finding("info", "Some failed"), finding("medium", "A filter is in the path")], "medium: A filter is in the path."],
  ["several", [finding("medium", "A filter is in the path"), finding("high", "Questions are withheld."), finding("low", "x")], "high: Questions are withheld. And 1 more of medium severity or above."],
] as const)("says %s", (_name, findings, expected) => {
  expect(headlineFinding({ findings })).toBe(expected);
});
