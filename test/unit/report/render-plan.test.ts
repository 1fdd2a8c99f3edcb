/** A dry run on the terminal. */
import { describe, expect, it } from "vitest";
import type { RunPreview } from "../../../src/model/run-preview.js";
import { renderPlan } from "../../../src/report/render-plan.js";
import { hostileText, honest } from "./sample-reports.js";

const preview: RunPreview = {
  plan: { depth: "quick", seed: 7, steps: [], coverage: honest.run.coverage, skipped: honest.run.skipped },
  requests: 50, inputTokensCeiling: 4200, outputTokensCeiling: 9000, worstCaseUsd: 0.1005,
  convict: ["a swap for another family, from 12 answers"], rank: ["siblings with the same tokenizer"], blind: ["quantisation to 8 bits"],
};
const header = {
  endpoint: honest.endpoint,
  options: { depth: "quick" as const, seed: 7, maxRequests: 60, maxUsd: 1, price: null, maxTimeMs: null, timeoutMs: 60_000, concurrency: 1, ratePerMinute: 60, only: [], skip: [], redactText: false },
};
const look = { colour: false, width: 80 };

describe("renderPlan", () => {
  it("says what would be sent, what it costs, and what it could settle", () => {
    const text = renderPlan(preview, header, { ...look, width: 120 });
    expect(text).toMatch(/^Dry run {4}nothing was sent\n/);
    for (const part of ["50 planned, at most 60 with retries", "at most 4,200 in and 9,000 out", "$0.101 if every reply", "the run ends at $1.00", "6 of 12 censorship cells", "can convict\n  - a swap for another family", "only rank\n  - siblings", "cannot see\n  - quantisation"]) expect(text).toContain(part);
  });

  it("gives no cost where there is no price, and nothing where references say nothing", () => {
    const text = renderPlan({ ...preview, worstCaseUsd: null, convict: [] }, { ...header, options: { ...header.options, maxUsd: null } }, look);
    expect(text).toContain("not known: give --price IN,OUT");
    expect(text).toContain("can convict\n  Nothing.");
  });

  it("prints no control byte out of a reference or a model name", () => {
    const text = renderPlan({ ...preview, convict: [hostileText] }, { ...header, endpoint: { ...header.endpoint, model: hostileText } }, look);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});
