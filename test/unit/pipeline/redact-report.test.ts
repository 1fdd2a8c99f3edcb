import { describe, expect, it } from "vitest";
import type { Observation } from "../../../src/model/observation.js";
import type { Report } from "../../../src/model/report.js";
import { toTextDigest } from "../../../src/model/text-digest.js";
import { redactReport } from "../../../src/pipeline/redact-report.js";

const observation = (analyzer: string, more: Partial<Observation>): Observation => ({
  key: analyzer, subject: {}, probe: null, analyzer: { id: analyzer, version: 1 }, state: "observed", strength: "strong", samples: 2, missing: 0, conditions: null, evidence: [], note: "", ...more,
});
const conditions = { wordingDigest: "d", system: "Answer like Zanzibar.", temperature: 1, reasoning: "none", protocol: "openai-chat" };

const report = {
  verdict: { reasons: [
    { test: "answers to random-city (en)", claimed: "lisbon 3, zanzibar 2 (of 5)", seen: "zanzibar 4, (sentence: the…) 1 (of 5); p = 0.003", samples: 5, result: "disagrees", evidence: [] },
    { test: "all wordings", claimed: "p above 0.01", seen: "p = 0.003", samples: 5, result: "disagrees", evidence: [] },
  ] },
  observations: [
    observation("answer-distribution", { value: { kind: "distribution", counts: { zanzibar: 4, oslo: 1 } }, conditions }),
    observation("party-line", { note: "e1: \"zanzibar is one\", \"say \\\"no\\\" zanzibar\"" }),
    observation("reply-class", { note: "steered e1 (marker: zanzibar is one; checklist 1 of 4)", value: { kind: "distribution", counts: { steered: 1 } } }),
    observation("body-problems", { note: "not-json at body: Unexpected token 'z', \"zanzibar\" is not valid JSON; zanzibar; missing at choices: zanzibar" }),
    observation("reported-model", { value: { kind: "distribution", counts: { "Zanzibar is an island.": 2, "vendor/model-2": 1, "to-the-zanzibar-we-sail": 1, "my-own-zanzibar-model": 1, "(none)": 1 } } }),
    observation("token-count", { subject: { provider: "Zanzibar is one", step: "whole" } }),
    observation("made-up", { state: "error", note: "made-up failed at e1: cannot read zanzibar" }),
  ],
  endpoint: { model: "m", claim: "my-own-zanzibar-model" },
  findings: [{ id: "reported-model-differs", title: "Names", detail: "The replies name \"Zanzibar is an island.\", \"vendor/model-2\".", innocentCauses: [{ cause: "c", checked: true, result: "it says \"Zanzibar is one\"" }] }],
  excerpts: [{ id: "e1", responseId: "chatcmpl-1" }, { id: "e2", responseId: "what is zanzibar?" }, { id: "e3", responseId: null }],
  limits: ["one"],
} as unknown as Report;

describe("redactReport", () => {
  const redacted = redactReport(report, ["to-the-zanzibar-we-sail", "my-own-zanzibar-model"]);
  it("leaves no word of a prompt or reply", () => expect(JSON.stringify({ ...redacted, endpoint: null }).toLowerCase().replaceAll("my-own-zanzibar-model", "")).not.toContain("zanzibar"));
  it("shows names that are one plain word and quote nothing, and those that the caller gave", () => {
    expect(redacted.observations[4]?.value).toEqual({ kind: "distribution", counts: { [toTextDigest("Zanzibar is an island.")]: 2, "vendor/model-2": 1, [toTextDigest("to-the-zanzibar-we-sail")]: 1, "my-own-zanzibar-model": 1, "(none)": 1 } });
    expect(redacted.excerpts.map(({ responseId }) => responseId)).toEqual(["chatcmpl-1", toTextDigest("what is zanzibar?"), null]);
    expect(redacted.findings[0]?.detail).toBe(`The replies name "${toTextDigest("Zanzibar is an island.")}", "vendor/model-2".`);
  });
  it("keeps counts, rules, classes and p-values", () => {
    expect(redacted.observations[0]?.value).toEqual({ kind: "distribution", counts: { [toTextDigest("zanzibar")]: 4, [toTextDigest("oslo")]: 1 } });
    expect(redacted.observations[2]).toMatchObject({ note: "steered e1 (marker (left out); checklist 1 of 4)", value: { counts: { steered: 1 } } });
    expect(redacted.observations[3]?.note).toBe("not-json at body; missing at choices");
    expect(redacted.verdict.reasons).toMatchObject([{ claimed: "5 answers, left out", seen: "5 answers, left out; p = 0.003" }, { claimed: "p above 0.01", seen: "p = 0.003" }]);
  });
  it("says so", () => expect(redacted.limits.at(-1)).toContain("--redact-text"));
});

describe("toTextDigest", () => {
  it("is the same for the same text, and says its length", () => {
    expect(toTextDigest("abc")).toBe("sha256:ba7816bf8f01cfea (3 characters)");
    expect(toTextDigest("")).toBe("");
  });
});
