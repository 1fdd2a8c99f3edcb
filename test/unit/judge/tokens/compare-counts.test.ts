/** Counts of a tokenizer that the table does not have, against those of the same provider's reference. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCounts } from "../../../../src/judge/tokens/compare-counts.js";
import type { CountedRequest } from "../../../../src/judge/tokens/read-token-counts.js";
import type { Endpoint } from "../../../../src/model/endpoint.js";
import type { Fingerprint } from "../../../../src/model/fingerprint.js";
import { describeTokens } from "../../../../src/report/facts/describe-tokens.js";
import { conditions, reference } from "../sample-observations.js";

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
  return sets((string) => 3 + (string.length % 3)).map((copies, at) => ({ frame: "token-counts@1/labels", first: "", copies, system: false, provider, mode: null, evidence: [`e${at}`], tokens: count(copies, each, overhead(at)) }));
}

function enrol(each: Costs, overhead: number, more: Partial<Fingerprint> & { odd?: number; channel?: string; provider?: string; cell?: string } = {}): Fingerprint {
  const { odd = 0, channel = "relay.example", provider, cell = "labels", ...rest } = more;
  const expects = sets((string) => 4 + (string.length % 2)).map((copies, at): Fingerprint["expects"][number] => ({
    key: "token-count", probe: "token-counts@1", subject: { cell, step: `s${at}`, first: "", ...(provider !== undefined && { provider }) }, strength: "reported", samples: 1, conditions: null, analyzer: "token-counts@1",
    value: { kind: "features", features: { tokens: count(copies, each, overhead) + (at === 6 ? odd : 0), ...copies } },
  }));
  return reference("m", [], { sessions: [{ at: "2026-11-01T00:00:00Z", digest: "d", channel, provider: null, samples: 10 }], expects, ...rest });
}

function withMode(fingerprint: Fingerprint, reasoning: string): Fingerprint {
  return { ...fingerprint, expects: fingerprint.expects.map((one) => ({ ...one, conditions: { ...conditions, reasoning } })) };
}

const compare = (requests: readonly CountedRequest[], references: readonly Fingerprint[], control: Fingerprint | null = null, claimed = references) => compareCounts({ endpoint, requests, references, claimed, control });

describe("counts by an unlisted tokenizer", () => {
  it("are as enrolled, higher or lower by the constant that is left, whatever the copies were", () => {
    fc.assert(fc.property(fc.integer({ min: -30, max: 900 }), (more) => {
      const found = compare(ask(costs, () => 36 + more), [enrol(costs, 36)]);
      expect(found).toEqual({ beyondReference: { least: more, most: more, requests: 7 }, overheadVerdict: more === 0 ? "as-enrolled" : more > 0 ? "added" : "less" });
    }), { numRuns: 50 });
  });

  it("that stray by less than the surplus do not hide it, and by more leave it open", () => {
    expect(compare(ask(costs, (at) => 136 + (at % 2)), [enrol(costs, 36)])).toEqual({ beyondReference: { least: 100, most: 101, requests: 7 }, overheadVerdict: "added" });
    expect(compare(ask(costs, (at) => 37 + (at % 2)), [enrol(costs, 36)])).toMatchObject({ overheadVerdict: "inconclusive" });
    expect(compare(ask(costs, (at) => 36 + (at % 2)), [enrol(costs, 36)])).toMatchObject({ overheadVerdict: "inconclusive" });
  });

  it.each([
    ["of another tokenizer", ask(other, () => 36).map((one) => ({ ...one, tokens: one.tokens + 100 * (one.copies["thai"] ?? 0) })), [enrol(costs, 36)]],
    ["of too few requests", ask(costs, () => 136).slice(0, 4), [enrol(costs, 36)]],
    ["beside a system message", ask(costs, () => 136).map((one) => ({ ...one, system: true })), [enrol(costs, 36)]],
    ["beside another provider's reference", ask(costs, () => 136), [enrol(costs, 36, { channel: "api.vendor.example" })]],
    ["of another backend than the reference's", ask(costs, () => 136, "B"), [enrol(costs, 36, { provider: "A" })]],
    ["of other wordings", ask(costs, () => 136), [enrol(costs, 36, { cell: "paste" })]],
    ["beside a reference that does not add up", ask(costs, () => 136), [enrol(costs, 36, { odd: 1 })]],
    ["with reasoning, beside a reference without", ask(costs, () => 136).map((one) => ({ ...one, mode: "openai-chat visible" })), [withMode(enrol(costs, 36), "none")]],
    ["beside none", ask(costs, () => 136), []],
  ])("%s say nothing", (_name, requests, references) => { expect(compare(requests, references)).toBeNull(); });

  it("are compared where the host began to name providers, and where modes agree", () => {
    expect(compare(ask(costs, () => 136, "new"), [enrol(costs, 36)])).toMatchObject({ overheadVerdict: "added" });
    expect(compare(ask(costs, () => 136).map((one) => ({ ...one, mode: "openai-chat none" })), [withMode(enrol(costs, 36), "none")])).toMatchObject({ overheadVerdict: "added" });
  });

  it("are held against every session of a reference, and against several references", () => {
    const twice = { ...enrol(costs, 36), expects: [...enrol(costs, 36).expects, ...enrol(costs, 37).expects] };
    expect(compare(ask(costs, () => 37), [twice])).toMatchObject({ overheadVerdict: "as-enrolled" });
    expect(compare(ask(costs, () => 137), [twice])).toEqual({ beyondReference: { least: 100, most: 101, requests: 7 }, overheadVerdict: "added" });
    expect(compare(ask(costs, () => 36), [enrol(costs, 20), enrol(costs, 36)])).toMatchObject({ overheadVerdict: "as-enrolled" });
    expect(compare(ask(costs, () => 40), [enrol(costs, 20), enrol(costs, 36)])).toMatchObject({ overheadVerdict: "inconclusive" });
    expect(compare(ask(costs, () => 4036), [enrol(costs, 20), enrol(costs, 21)])).toMatchObject({ overheadVerdict: "added" });
  });

  it("are left open where a reference of the claim could not be compared, or the same request was counted by two backends", () => {
    expect(compare(ask(costs, () => 50), [enrol(costs, 36), enrol(costs, 50, { cell: "paste" })])).toMatchObject({ overheadVerdict: "inconclusive" });
    const again = ask(costs, () => 50).slice(0, 1).map((one) => ({ ...one, frame: "message-overhead@1/only", tokens: 143 }));
    const twice = [...again, ...again.map((one) => ({ ...one, tokens: 157 }))];
    expect(compare([...ask(costs, () => 50), ...twice], [enrol(costs, 36)])).toMatchObject({ overheadVerdict: "inconclusive" });
    expect(compare([...ask(costs, () => 4036), ...twice], [enrol(costs, 36)])).toMatchObject({ overheadVerdict: "added" });
  });

  it("are held against the spread of a reference that two backends counted", () => {
    const routed = { ...enrol(costs, 36), expects: [...enrol(costs, 36).expects, ...enrol(costs, 50).expects.slice(1, 4)] };
    expect(compare(ask(costs, () => 50), [routed])).toMatchObject({ overheadVerdict: "inconclusive" });
    expect(compare(ask(costs, () => 4036), [routed])).toMatchObject({ overheadVerdict: "added" });
  });

  it("are held against the claim's own references; another model's can only excuse them, and only where the claim has none", () => {
    const [own, elses] = [enrol(costs, 20), enrol(costs, 36)];
    expect(compare(ask(costs, () => 50), [elses], null, [])).toBeNull();
    expect(compare(ask(costs, () => 36), [elses], null, [])).toMatchObject({ overheadVerdict: "as-enrolled" });
    expect(compare(ask(costs, () => 36), [elses, own], null, [own])).toMatchObject({ overheadVerdict: "added", beyondReference: { least: 16 } });
  });

  it("are said to be beside the control where that alone was measured", () => {
    const control = enrol(costs, 36);
    expect(compare(ask(costs, () => 38), [control], control)).toMatchObject({ enrolledAt: "control", overheadVerdict: "added" });
    expect(compare(ask(costs, () => 38), [control, enrol(costs, 36)], control)).not.toHaveProperty("enrolledAt");
  });

  it("are told in words", () => {
    const account = { requests: 7, strings: 5, counting: [], kind: "unknown", factor: null, overheads: [], overheadWithSystem: null, cuts: 0, writing: [], claimed: null, enrolledOverheads: null, overheadVerdict: "added", evidence: [] } as const;
    const say = (least: number, most: number, more: object = {}) => describeTokens({ ...account, beyondReference: { least, most, requests: 7 }, ...more }).at(-1);
    expect(say(135, 135)).toBe("By what copies add in the same provider's reference, 7 requests are counted 135 tokens higher each.");
    expect(say(135, 137)).toContain("135 to 137 tokens higher each");
    expect(say(-3, -2, { enrolledAt: "control" })).toBe("By what copies add in this run's control at the same provider, 7 requests are counted 2 to 3 tokens lower each.");
    expect(say(-1, 1)).toContain("within 1 of it");
    expect(say(0, 0)).toContain("exactly as there");
  });
});
