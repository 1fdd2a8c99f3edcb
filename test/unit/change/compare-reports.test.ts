/** The ranking a buyer relies on: an undecided claim is never ahead of one that holds, ties share a rank, chance decides nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareReports } from "../../../src/change/compare-reports.js";
import type { ComparedSource } from "../../../src/change/measure-compared.js";
import { comparisonSchema, type Comparison } from "../../../src/model/comparison.js";
import type { Report } from "../../../src/model/report.js";
import { honest, observe, spread, swapped, thin } from "../report/sample-reports.js";

interface Shape {
  readonly claim?: Report["verdict"]["claim"];
  /** USD per million output tokens; null: not given. */
  readonly outputUsd?: number | null;
  readonly tokens?: number;
  readonly firstTokenMs?: readonly number[];
  readonly failed?: number;
}

function source(name: string, { claim = "consistent", outputUsd = 10, tokens = 2500, firstTokenMs = spread(400, 12), failed = 0 }: Shape = {}): ComparedSource {
  const base = claim === "consistent" ? honest : claim === "inconsistent" ? swapped : thin;
  return { name, report: {
    ...base, run: { ...honest.run, rateLimited: 0, failed, attempts: 50 }, verdict: { ...base.verdict, claim },
    observations: [observe("time-to-first-token", { kind: "samples", values: firstTokenMs, unit: "ms" }, { probe: { id: "first-token", version: 1 }, subject: { cell: "short" }, samples: firstTokenMs.length })],
    cost: { ...honest.cost, price: outputUsd === null ? null : { inputUsd: 1, outputUsd }, ...(outputUsd !== null && { answered: { characters: 10_000, outputTokens: tokens } }) },
  } };
}

const compare = (...sources: ComparedSource[]): Comparison => comparisonSchema.parse(compareReports(sources, { tool: { name: "ai-audit", version: "0.1.0" }, interrupted: false }));
const ranks = ({ rows }: Comparison): unknown[] => rows.map(({ name, rank }) => [name, rank]);

describe("compareReports", () => {
  it("ranks by verdict before price, and gives no rank to what does not hold", () => {
    expect(ranks(compare(source("cheap-unknown", { claim: "inconclusive", outputUsd: 0.1 }), source("free-fake", { claim: "inconsistent", outputUsd: 0 }), source("dear", { outputUsd: 60 }), source("fair")))).toEqual([["fair", 1], ["dear", 2], ["cheap-unknown", null], ["free-fake", null]]);
  });

  it("puts a high finding behind any price", () => {
    const cheap = source("cheap", { outputUsd: 1 });
    const [worst] = swapped.findings;
    if (cheap.report === null || worst === undefined) throw new Error("no finding");
    const comparison = compare({ ...cheap, report: { ...cheap.report, findings: [{ ...worst, severity: "high" }] } }, source("fair"));
    expect(ranks(comparison)).toEqual([["fair", 1], ["cheap", 2]]);
    expect(comparison.notes.join(" ")).toContain("behind those without one");
  });

  it("counts the price of what was said, not of a token", () => {
    // Half the list price, three times the tokens for the same text.
    const comparison = compare(source("wordy", { outputUsd: 5, tokens: 7500 }), source("plain"));
    expect(ranks(comparison)).toEqual([["plain", 1], ["wordy", 2]]);
    expect(comparison.rows.map(({ price }) => price?.usdPerThousandCharacters)).toEqual([0.0025, 0.00375]);
  });

  it("lets latency decide only between equal prices, and only beyond chance", () => {
    const slow = { firstTokenMs: spread(900, 12) };
    expect(ranks(compare(source("slow", slow), source("fast")))).toEqual([["fast", 1], ["slow", 2]]);
    expect(ranks(compare(source("slow but cheap", { ...slow, outputUsd: 5 }), source("fast")))).toEqual([["slow but cheap", 1], ["fast", 2]]);
    const near = compare(source("one", { firstTokenMs: spread(405, 12) }), source("other"), source("third", { firstTokenMs: spread(900, 12) }));
    expect(ranks(near)).toEqual([["one", 1], ["other", 1], ["third", 3]]);
    expect(near.sentence).toContain("not to be told apart: one, other");
    expect(near.differences.find(({ measure, better, worse }) => measure === "latency" && better === "other" && worse === "one")).toMatchObject({ significant: false });
    // Four samples a side are no test.
    expect(ranks(compare(source("slow", { firstTokenMs: spread(900, 4) }), source("fast", { firstTokenMs: spread(100, 4) })))).toEqual([["fast", 1], ["slow", 1]]);
  });

  it("lets refused requests decide last", () => {
    expect(ranks(compare(source("shaky", { failed: 20 }), source("steady")))).toEqual([["steady", 1], ["shaky", 2]]);
    expect(ranks(compare(source("shaky", { failed: 2 }), source("steady")))).toEqual([["steady", 1], ["shaky", 1]]);
  });

  it("puts an unknown price behind known ones, and says so", () => {
    const comparison = compare(source("unpriced", { outputUsd: null }), source("dear", { outputUsd: 600 }));
    expect(ranks(comparison)).toEqual([["dear", 1], ["unpriced", 2]]);
    expect(comparison.notes.join(" ")).toContain("not known for unpriced");
  });

  it("keeps those that could not be audited, with the reason", () => {
    const comparison = compareReports([{ name: "gone", report: null, endpoint: { baseUrl: "https://gone.example/v1", model: "m", claim: "m" }, problem: "unreachable" }, source("open", { claim: "inconclusive" })], { tool: { name: "ai-audit", version: "0.1.0" }, interrupted: true });
    expect(comparison.rows.map(({ name, standing }) => [name, standing])).toEqual([["open", "undecided"], ["gone", "not-audited"]]);
    expect(comparison.sentence).toContain("None can be recommended: an undecided claim is not a claim that holds. The comparison was interrupted");
    expect(comparison.next).toContain("goes on where it stopped");
  });

  it("says where figures are not alike", () => {
    const other = source("later");
    const later: ComparedSource = other.report === null ? other : { name: "later", report: { ...other.report, run: { ...other.report.run, startedAt: "2026-11-30T10:00:00.000Z" }, suites: [] } };
    const notes = compare(source("now"), later).notes.join(" ");
    expect(notes).toContain("not asked the same suites");
    expect(notes).toContain("6 days apart");
  });

  it("corrects for how many pairs are tested", () => {
    const many = Array.from({ length: 6 }, (_, place) => source(`e${place}`, { firstTokenMs: spread(400 + place, 12) }));
    const { differences } = compare(...many);
    expect(differences.filter(({ measure }) => measure === "latency")).toHaveLength(15);
    expect(differences.filter(({ significant }) => significant)).toEqual([]);
  });

  it("gives the same order whichever way they are handed over, and ranks that never go down", () => {
    const shape = fc.record({ claim: fc.constantFrom("consistent" as const, "inconsistent" as const, "inconclusive" as const), outputUsd: fc.option(fc.integer({ min: 0, max: 30 })), firstTokenMs: fc.array(fc.integer({ min: 50, max: 2000 }), { maxLength: 8 }), failed: fc.integer({ min: 0, max: 50 }) });
    fc.assert(fc.property(fc.array(shape, { minLength: 1, maxLength: 6 }), fc.integer(), (shapes, turn) => {
      const sources = shapes.map((one, place) => source(`e${place}`, one));
      const cut = Math.abs(turn) % sources.length;
      const comparison = compare(...sources);
      expect(ranks(compare(...sources.slice(cut), ...sources.slice(0, cut)))).toEqual(ranks(comparison));
      const given = comparison.rows.map(({ rank }) => rank);
      const held = given.filter((rank) => rank !== null);
      expect(given.slice(0, held.length)).toEqual(held);
      held.forEach((rank, place) => { expect(rank === place + 1 || rank === held[place - 1]).toBe(true); });
      expect(comparison.rows.filter(({ standing }) => standing === "holds")).toHaveLength(held.length);
    }), { numRuns: 60 });
  });
});
