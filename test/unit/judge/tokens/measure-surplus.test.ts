/** Prompt counts above the class that writes: what any tokenizer could count is told from what none could. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFindings } from "../../../../src/judge/find-findings.js";
import { measureSurplus } from "../../../../src/judge/tokens/measure-surplus.js";
import type { CountedRequest } from "../../../../src/judge/tokens/read-token-counts.js";
import type { Observation } from "../../../../src/model/observation.js";
import type { TokenAccount } from "../../../../src/model/token-account.js";
import { loadTokenizerTables, loadTokenizerTexts } from "../../../../src/pipeline/load-resources.js";
import { analysisOf, headerFor, observe } from "../sample-observations.js";

const tables = loadTokenizerTables();
const texts = loadTokenizerTexts();
const strings = ["latin", "chinese-simplified", "russian", "hindi", "code"];
const frame = "token-counts@1/labels";
const once = Object.fromEntries(strings.map((string) => [string, 1]));
const sets: readonly Readonly<Record<string, number>>[] = [once, ...strings.map((string) => ({ ...once, [string]: 4 })), Object.fromEntries(strings.map((string) => [string, 3]))];

/** The seven requests of a quick run, counted as `count` counts a copy, behind whatever `bill` makes of it. */
function requestsOf(count: (string: string) => number, bill: (tokens: number, at: number) => number): CountedRequest[] {
  return sets.map((copies, at) => ({
    frame, first: "", copies, system: false, provider: null, mode: null, evidence: [`e${at}`],
    tokens: bill(60 + Object.entries(copies).reduce((sum, [string, number]) => sum + number * count(string), 0), at),
  }));
}
const o200k = (string: string): number => tables.find(({ id }) => id === "o200k")?.counts[string] ?? 0;
const measure = (requests: readonly CountedRequest[]) => measureSurplus(requests, "o200k", tables, texts);
const byHash = (seed: number) => (tokens: number, at: number): number => Math.round(tokens * (1.2 + 0.5 * (createHash("sha256").update(`${seed}/${at}`).digest().readUInt32BE(0) / 2 ** 32)));

const account: TokenAccount = {
  requests: 7, strings: 5, counting: [], kind: "unknown", factor: null, overheads: [], overheadWithSystem: null,
  cuts: 7, writing: ["o200k"], claimed: "o200k", enrolledOverheads: null, overheadVerdict: "no-reference", evidence: ["e1"],
};
const verdict = { claim: "inconclusive", reason: "no-reference", candidates: [], mixture: null, layers: [], stack: [], reasons: [], errorRates: { alpha: 0.01, pValue: null, validSamples: 0 } } as never;
const observed = (requests: readonly CountedRequest[]): Observation[] => requests.map(({ tokens, copies, evidence }) => observe({
  key: "token-count", subject: { cell: "labels", first: "", system: "none" }, value: { kind: "features", features: { tokens, ...copies } }, evidence: [...evidence], probe: { id: "token-counts", version: 1 },
}));
const find = (requests: readonly CountedRequest[], own: Partial<TokenAccount> = {}): string[] => findFindings(observed(requests), { header: headerFor("m"), verdict, claimed: [], tally: analysisOf([]).tally, tokens: { ...account, ...own }, tokenTables: { tables, texts } })
  .map(({ id, severity }) => `${id} ${severity}`);

describe("a surplus", () => {
  it("of any tokenizer, behind any honest templates, is never called impossible", () => {
    fc.assert(fc.property(fc.record(Object.fromEntries(strings.map((string) => [string, fc.integer({ min: 10, max: 250 })]))), fc.array(fc.integer({ min: 0, max: 74 }), { minLength: 7, maxLength: 7 }), (counts, templates) => {
      expect(measure(requestsOf((string) => counts[string] ?? 0, (tokens, at) => tokens + (templates[at] ?? 0)))?.notAdditive).toBe(false);
    }), { numRuns: 500 });
  });

  it("by a hash of the prompt is told in every run, and never as a constant or a multiple", () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const found = find(requestsOf(o200k, byHash(seed)));
      expect([seed, ["prompt-counts-unexplained info", "prompt-counts-unexplained low"].some((one) => found.includes(one))]).toEqual([seed, true]);
    }
  });

  it("that copies in one request do not bear out is low", () => {
    const requests = requestsOf(o200k, (tokens, at) => Math.round(tokens * (at === 6 ? 2.6 : 1.2)));
    expect(measure(requests)).toMatchObject({ notAdditive: true });
    expect(find(requests)).toContain("prompt-counts-unexplained low");
  });

  it("above every listed class is low too", () => {
    const most = (string: string): number => Math.max(...tables.map(({ counts }) => counts[string] ?? 0));
    expect(find(requestsOf((string) => most(string) + 40, (tokens) => tokens + 120))).toContain("prompt-counts-unexplained low");
  });

  it("is not spoken of where the writer is not known, the counts are explained, or it is a template's", () => {
    const inflated = requestsOf(o200k, byHash(1));
    for (const own of [{ writing: [] }, { writing: ["o200k", "cl100k"] }, { kind: "unavailable" as const }]) expect(find(inflated, own)).toEqual([]);
    expect(find(requestsOf(o200k, (tokens) => tokens))).toEqual([]);
    expect(find(requestsOf(o200k, (tokens, at) => tokens + 500 + (at % 5) * 14))).toEqual([]);
    expect(find([])).toEqual([]);
  });
});
