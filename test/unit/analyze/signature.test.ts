import { describe, expect, it } from "vitest";
import { signature } from "../../../src/analyze/analyzers/signature.js";
import { matchSignature } from "../../../src/analyze/signature/match-signature.js";
import { readBearing } from "../../../src/analyze/signature/read-bearing.js";
import { AuditError } from "../../../src/model/audit-error.js";
import type { Json } from "../../../src/model/json.js";
import type { Resources } from "../../../src/model/resources.js";
import type { Signature, SignatureRule } from "../../../src/model/signature.js";
import type { Transcript } from "../../../src/model/transcript.js";
import { makeGroup, makeReply, makeTranscript, responseOutcome } from "./reply-samples.js";

const withRules = (...rules: readonly SignatureRule[]): Signature => ({
  id: "made-up", version: 1, kind: "stack", name: "Made up", lifecycle: "stable", source: "this test", owner: "gateway", any: [rules],
});
const transcript = makeTranscript(
  makeReply({ id: "gen-1", text: "Hello there", stop: ["other", "abort"], raw: { provider: "X", nothing: null, code: 1301, choices: [{ error: { metadata: { raw: "{\"code\":\"Bad_Words\"}" } } }], first: { only: "first" }, last: { only: "last", end: 1 } } }),
  { outcome: responseOutcome(446, [["X-Trace-Id", "Abc"], ["Server", "one"], ["server", "two"]]) },
);

const bears = (signature: Signature, transcript: Transcript): boolean => matchSignature(signature, readBearing(transcript));

describe("matchSignature", () => {
  it.each<readonly [SignatureRule, boolean]>([
    [{ where: "status", equals: [446] }, true],
    [{ where: "status", equals: ["446"] }, true],
    [{ where: "status", equals: [200] }, false],
    [{ where: "header", name: "x-trace-id" }, true],
    [{ where: "header", name: "x-trace-id", equals: ["Abc"] }, true],
    [{ where: "header", name: "x-trace-id", startsWith: ["abc"] }, false],
    [{ where: "header", name: "x-trace-id", contains: ["ABC"] }, true],
    [{ where: "header", name: "SERVER", equals: ["two"] }, true],
    [{ where: "header", name: "x-other" }, false],
    [{ where: "header" }, false],
    [{ where: "body", name: "provider" }, true],
    [{ where: "body", name: "nothing" }, true],
    [{ where: "body", name: "absent" }, false],
    [{ where: "body", name: "code", equals: ["1301"] }, true],
    [{ where: "body", name: "choices.0.error", contains: ["bad_words"] }, true],
    [{ where: "body", name: "choices.1.error" }, false],
    [{ where: "body", name: "choices.length" }, false],
    [{ where: "body", name: "constructor" }, false],
    [{ where: "body", name: "__proto__.toString" }, false],
    [{ where: "body", name: "only", equals: ["last"] }, true],
    [{ where: "body", name: "end", equals: [1] }, true],
    [{ where: "text", contains: ["hello"] }, true],
    [{ where: "text", equals: ["Hello"] }, false],
    [{ where: "stop", equals: ["abort"] }, true],
    [{ where: "id", startsWith: ["gen-"] }, true],
    [{ where: "id", startsWith: ["chatcmpl-"] }, false],
  ])("%j → %s", (rule, matches) => expect(bears(withRules(rule), transcript)).toBe(matches));

  it("needs all rules of an entry, and one entry", () => {
    const right: SignatureRule = { where: "stop", equals: ["abort"] };
    const wrong: SignatureRule = { where: "stop", equals: ["stop"] };
    expect(bears(withRules(right, wrong), transcript)).toBe(false);
    expect(bears({ ...withRules(wrong), any: [[wrong], [right]] }, transcript)).toBe(true);
  });

  it("reads a log's body and a broken connection's part", () => {
    const reply = makeReply({ raw: { provider: "X" } });
    const rule = withRules({ where: "body", name: "provider" });
    expect(bears(rule, makeTranscript(reply, { outcome: { kind: "logged", body: {} } }))).toBe(true);
    expect(bears(withRules({ where: "status" }), makeTranscript(reply, { outcome: { kind: "logged", body: {} } }))).toBe(false);
    const partial = { status: 200, headers: [["server", "llama.cpp"]] as const, chunks: [], endMs: 1 };
    expect(bears(withRules({ where: "header", name: "server" }), makeTranscript(null, { outcome: { kind: "failure", reason: "cut", message: "", atMs: 1, partial } }))).toBe(true);
    expect(bears(rule, makeTranscript(null))).toBe(false);
  });

  it("stays within bounds on hostile bodies", () => {
    let deep: Json = "bad_words";
    for (let level = 0; level < 50_000; level += 1) deep = { a: deep };
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]));
    const started = process.hrtime.bigint();
    for (const error of [deep, wide, "x".repeat(5_000_000)]) {
      expect(bears(withRules({ where: "body", name: "error", contains: ["bad_words"] }), makeTranscript(makeReply({ raw: { error } })))).toBe(false);
    }
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2_000);
  });
});

describe("signature", () => {
  const one = withRules({ where: "body", name: "provider" });
  const other: Signature = { ...withRules({ where: "status", equals: [502] }), id: "other", kind: "filter", lifecycle: "experimental" };
  const retired: Signature = { ...one, id: "old", lifecycle: "retired" };
  const resources: Resources = { fingerprints: [], signatures: [one, other, retired], tokenizerTables: [], probeStrings: null, tokenizerTexts: [], tokenCounters: {}, price: null };

  it("gives the ids that match, without retired ones", () => {
    expect(signature.extract(transcript, {}, {}, resources)).toEqual({ kind: "value", value: ["made-up"] });
    expect(signature.extract(makeTranscript(null), {}, {}, resources)).toMatchObject({ kind: "missing" });
  });

  it("makes one observation of each signature that matched", () => {
    const measured = signature.summarize(makeGroup([["made-up"], [], ["made-up", "other"]]), resources);
    expect(measured).toEqual([
      { state: "observed", subject: { topic: "made-up", signature: "made-up", kind: "stack", owner: "gateway", name: "Made up" }, value: { kind: "rate", k: 2, n: 3 }, evidence: ["e1", "e3"], note: "" },
      { state: "observed", subject: { topic: "made-up", signature: "other", kind: "filter", owner: "gateway", name: "Made up" }, value: { kind: "rate", k: 1, n: 3 }, evidence: ["e3"], note: "experimental: the signature is not confirmed" },
    ]);
    expect(signature.summarize(makeGroup<readonly string[]>([[], []]), resources)).toEqual([]);
    expect(signature.summarize(makeGroup<readonly string[]>([]), resources)).toMatchObject([{ state: "not-applicable" }]);
  });

  it("takes no options", () => {
    expect(() => signature.checkOptions({})).not.toThrow();
    expect(() => signature.checkOptions({ words: 1 })).toThrow(AuditError);
  });
});
