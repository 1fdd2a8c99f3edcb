/** Counts of a tokenizer that the table does not have, against those of the same provider's reference. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCounts } from "../../../../src/judge/tokens/compare-counts.js";
import type { CountedRequest } from "../../../../src/judge/tokens/read-token-counts.js";
import type { Endpoint } from "../../../../src/model/endpoint.js";
import type { Fingerprint } from "../../../../src/model/fingerprint.js";
import { describeTokens } from "../../../../src/report/facts/describe-tokens.js";
import { reference } from "../sample-observations.js";

type Costs = Readonly<Record<string, number>>;

const strings = ["latin", "thai", "code", "arabic", "russian"];
const costs: Costs = { latin: 26, thai: 99, code: 56, arabic: 64, russian: 40 };
const other: Costs = { latin: 26, thai: 80, code: 57, arabic: 64, russian: 41 };
const endpoint: Endpoint = { baseUrl: "https://relay.example/v1", protocol: "openai-chat", model: "m", claim: "m", provider: null, credential: { kind: "none" }, headers: {} };

/** One copy of each, more of each in turn, and several of all: `copies` says how many "more" and "several" are. */
function sets(copies: (string: string) => number): Record<string, number>[] {
  const once = Object.fromEntries(strings.map((string) => [string, 1]));
  return [once, ...strings.map((string) => ({ ...once, [string]: copies(string) })), Object.fromEntries(strings.map((string) => [string, copies(string)]))];
}

function count(sent: Costs, each: Costs, overhead: number): number {
  return overhead + Object.entries(sent).reduce((sum, [string, copies]) => sum + copies * (each[string] ?? 0), 0);
}

function ask(each: Costs, overhead: (at: number) => number, provider: string | null = null): CountedRequest[] {
  return sets((string) => 3 + (string.length % 3)).map((copies, at) => ({ frame: "token-counts@1/labels", first: "", copies, system: false, provider, evidence: [`e${at}`], tokens: count(copies, each, overhead(at)) }));
}

function enrol(each: Costs, overhead: number, more: Partial<Fingerprint> & { odd?: number; channel?: string; provider?: string; cell?: string } = {}): Fingerprint {
  const { odd = 0, channel = "relay.example", provider, cell = "labels", ...rest } = more;
  const expects = sets((string) => 4 + (string.length % 2)).map((copies, at): Fingerprint["expects"][number] => ({
    key: "token-count", probe: "token-counts@1", subject: { cell, step: `s${at}`, first: "", ...(provider !== undefined && { provider }) }, strength: "reported", samples: 1, conditions: null, analyzer: "token-counts@1",
    value: { kind: "features", features: { tokens: count(copies, each, overhead) + (at === 6 ? odd : 0), ...copies } },
  }));
  return reference("m", [], { sessions: [{ at: "2026-11-01T00:00:00Z", digest: "d", channel, provider: null, samples: 10 }], expects, ...rest });
}

const compare = (requests: readonly CountedRequest[], references: readonly Fingerprint[], control: Fingerprint | null = null, claimed = references) => compareCounts({ endpoint, requests, references, claimed, control });

describe("counts by an unlisted tokenizer", () => {
  it("are as enrolled, higher or lower by the constant that is left, whatever the copies were", () => {
    fc.assert(fc.property(fc.integer({ min: -30, max: 900 }), (more) => {
      const found = compare(ask(costs, () => 36 + more), [enrol(costs, 36)]);
      expect(found).toEqual({ beyondReference: { tokens: more, requests: 7 }, overheadVerdict: more === 0 ? "as-enrolled" : more > 0 ? "added" : "less" });
    }), { numRuns: 50 });
  });

  it.each([
    ["of another tokenizer", ask(other, () => 36), [enrol(costs, 36)]],
    ["with an overhead that varies", ask(costs, (at) => 36 + (at % 2)), [enrol(costs, 36)]],
    ["that are a multiple", ask(costs, () => 36).map((one) => ({ ...one, tokens: Math.round(one.tokens * 1.1) })), [enrol(costs, 36)]],
    ["of too few requests", ask(costs, () => 136).slice(0, 4), [enrol(costs, 36)]],
    ["beside a system message", ask(costs, () => 136).map((one) => ({ ...one, system: true })), [enrol(costs, 36)]],
    ["beside another provider's reference", ask(costs, () => 136), [enrol(costs, 36, { channel: "api.vendor.example" })]],
    ["of another backend than the reference's", ask(costs, () => 136, "B"), [enrol(costs, 36, { provider: "A" })]],
    ["of other wordings", ask(costs, () => 136), [enrol(costs, 36, { cell: "paste" })]],
    ["beside a reference that does not add up", ask(costs, () => 136), [enrol(costs, 36, { odd: 1 })]],
    ["beside none", ask(costs, () => 136), []],
  ])("%s say nothing", (_name, requests, references) => { expect(compare(requests, references)).toBeNull(); });

  it("that agree with one of several references are as enrolled, and otherwise undecided", () => {
    expect(compare(ask(costs, () => 36), [enrol(costs, 20), enrol(costs, 36)])).toMatchObject({ overheadVerdict: "as-enrolled" });
    expect(compare(ask(costs, () => 50), [enrol(costs, 20), enrol(costs, 36)])).toMatchObject({ overheadVerdict: "inconclusive" });
    expect(compare(ask(costs, () => 50), [enrol(other, 20), enrol(costs, 36)])).toMatchObject({ overheadVerdict: "added", beyondReference: { tokens: 14 } });
  });

  it("are held against the claim's own references; another model's can only excuse them", () => {
    expect(compare(ask(costs, () => 50), [enrol(costs, 36)], null, [])).toBeNull();
    expect(compare(ask(costs, () => 36), [enrol(costs, 36)], null, [])).toMatchObject({ overheadVerdict: "as-enrolled" });
    const own = enrol(costs, 20);
    expect(compare(ask(costs, () => 50), [enrol(costs, 36), own], null, [own])).toMatchObject({ overheadVerdict: "added", beyondReference: { tokens: 30 } });
  });

  it("are said to be beside the control where that alone was measured", () => {
    const control = enrol(costs, 36);
    expect(compare(ask(costs, () => 38), [control], control)).toMatchObject({ enrolledAt: "control", overheadVerdict: "added" });
    expect(compare(ask(costs, () => 38), [control, enrol(costs, 36)], control)).not.toHaveProperty("enrolledAt");
  });

  it("are told in words", () => {
    const account = { requests: 7, strings: 5, counting: [], kind: "unknown", factor: null, overheads: [], overheadWithSystem: null, cuts: 0, writing: [], claimed: null, enrolledOverheads: null, overheadVerdict: "added", evidence: [] } as const;
    const say = (tokens: number, more: object = {}) => describeTokens({ ...account, beyondReference: { tokens, requests: 7 }, ...more }).at(-1);
    expect(say(135)).toBe("By what copies add in the same provider's reference, 7 requests are counted 135 tokens higher each.");
    expect(say(-2, { enrolledAt: "control" })).toBe("By what copies add in this run's control at the same provider, 7 requests are counted 2 tokens lower each.");
    expect(say(0)).toContain("exactly as there");
  });
});
