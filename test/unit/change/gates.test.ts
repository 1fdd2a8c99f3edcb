/** Gates print expected, actual and samples; what is unknown or unmeasured fails; accepted findings are silenced for their time only. */
import { describe, expect, it } from "vitest";
import { applyAccepts } from "../../../src/change/apply-accepts.js";
import { evaluateGates, type GateInput } from "../../../src/change/evaluate-gates.js";
import { gateFindings } from "../../../src/change/gate-findings.js";
import type { Finding } from "../../../src/model/finding.js";
import type { Gate } from "../../../src/model/gate.js";
import type { Observation } from "../../../src/model/observation.js";
import { answersTo } from "./sample-days.js";

const finding = (id: string, severity: Finding["severity"]): Finding => ({ id, area: "caching", severity, credibility: "likely", title: id, detail: "", evidence: [], innocentCauses: [], remedy: "" });

function observation(key: string, value: NonNullable<Observation["value"]>): Observation {
  return { ...answersTo("", {}), key, subject: {}, analyzer: { id: key, version: 1 }, value, samples: 100 };
}

const input: GateInput = {
  status: null,
  report: {
    verdict: { claim: "consistent", errorRates: { validSamples: 40 } } as GateInput["report"]["verdict"],
    findings: [finding("response-cache", "high"), finding("odd-bodies", "low")],
    run: { valid: 38, failed: 2, rateLimited: 1, attempts: 41 } as GateInput["report"]["run"],
    cost: { spentUsd: null } as GateInput["report"]["cost"],
    observations: [
      observation("time-to-first-token", { kind: "samples", values: Array.from({ length: 60 }, (_, index) => 100 + index), unit: "ms" }),
      observation("usage-sums", { kind: "rate", k: 3, n: 60 }),
      observation("serving-provider", { kind: "distribution", counts: { A: 10, B: 30 } }),
      { ...observation("output-speed", { kind: "count", count: 0 }), state: "unavailable", note: "arrived all at once" },
    ],
  },
};

const row = (measure: string, operator: Gate["operator"], limit: Gate["limit"]): Gate => ({ measure, operator, limit });

describe("evaluateGates", () => {
  it.each([
    [row("verdict", "!=", "inconsistent"), "pass", "consistent", 40],
    [row("failed-share", "<", 0.1), "pass", 0.05, 40],
    [row("failed-share", "<=", 0.01), "fail", 0.05, 40],
    [row("time-to-first-token:median", "<", 200), "pass", 129, 60],
    [row("time-to-first-token:p95", ">", 200), "fail", 156, 60],
    [row("usage-sums:share", "==", 0), "fail", 0.05, 60],
    [row("serving-provider:top", "==", "B"), "pass", "B", 40],
    [row("findings:high", "==", 0), "fail", 1, 2],
    [row("finding:odd-bodies", "<", 2), "pass", 1, 2],
    [row("time-to-first-token:p99", "<", 999), "unmeasured", null, 0],
    [row("spent-usd", "<", 1), "unmeasured", null, 0],
    [row("change", "==", "steady"), "unmeasured", null, 0],
    [row("output-speed:median", ">", 1), "unmeasured", null, 0],
    [row("not-asked:median", ">", 1), "unmeasured", null, 0],
    [row("no-such-measure", ">", 1), "unknown", null, 0],
    [row("time-to-first-token:mode", ">", 1), "unknown", null, 0],
    [row("findings:terrible", "==", 0), "unknown", null, 0],
    [row("verdict", "<", "consistent"), "unknown", "consistent", 40],
    [row("verdict", "==", 1), "unknown", "consistent", 40],
  ] as const)("%j: %s", (gate, outcome, actual, samples) => {
    const [result] = evaluateGates([gate], input);
    expect(result).toMatchObject({ id: "gate 1", measure: gate.measure, expected: gate.limit, operator: gate.operator, outcome, actual, samples });
    expect(result?.why === "").toBe(outcome === "pass" || outcome === "fail");
  });

  it("gives a percentile and a share their interval", () => {
    const [median, share] = evaluateGates([row("time-to-first-token:median", "<", 1), row("usage-sums:share", "<", 1)], input);
    expect(median?.interval?.low).toBeLessThan(129);
    expect(median?.interval?.high).toBeGreaterThan(129);
    expect(share?.interval?.low).toBeGreaterThan(0.01);
    expect(share?.interval?.high).toBeLessThan(0.15);
  });
});

describe("applyAccepts", () => {
  const facts = { endpoint: "https://h/v1", target: "nightly", findings: input.report.findings, at: "2026-11-25T12:00:00.000Z" };
  const accept = { finding: "response-cache", reason: "agreed", expires: "2026-11-25" };
  const failed = evaluateGates([row("finding:response-cache", "==", 0), row("finding:odd-bodies", "==", 0)], input);

  it("silences the gate of an accepted finding, keeps it in sight, and leaves the others", () => {
    const applied = applyAccepts([accept], facts);
    expect(applied.accepted).toEqual([accept]);
    expect(applied.silence(failed).map(({ outcome, why }) => [outcome, why])).toEqual([["accepted", "agreed (until 2026-11-25)"], ["fail", ""]]);
    expect(applied.open.map(({ id }) => id)).toEqual(["odd-bodies"]);
    expect(gateFindings("high", applied.open)).toEqual([expect.objectContaining({ outcome: "pass", actual: 0 })]);
    expect(gateFindings("low", applied.open)).toEqual([expect.objectContaining({ outcome: "fail", actual: 1, why: "odd-bodies" })]);
  });

  it.each([
    ["has expired", { ...accept, expires: "2026-11-24" }, /expired on 2026-11-24/],
    ["is for another endpoint", { ...accept, endpoint: "https://other/v1" }, null],
  ] as const)("does not when it %s", (_name, one, warning) => {
    const applied = applyAccepts([one], facts);
    expect(applied.accepted).toEqual([]);
    expect(applied.silence(failed)[0]?.outcome).toBe("fail");
    if (warning !== null) expect(applied.warnings.join()).toMatch(warning);
  });

  it.each(["nightly", "https://h/v1", "https://h/v1/"])("goes by the target's name or address: %s", (endpoint) => {
    expect(applyAccepts([{ ...accept, endpoint }], facts).accepted).toHaveLength(1);
  });

  it("never accepts that the model is another one", () => {
    const convicted = { ...facts, findings: [finding("claim-inconsistent", "critical")] };
    expect(applyAccepts([{ ...accept, finding: "claim-inconsistent" }], convicted)).toMatchObject({ accepted: [], open: convicted.findings });
  });
});
