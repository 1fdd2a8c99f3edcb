/** The token account: counts explained, cuts judged, and what each may and may not be taken for. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainCounts } from "../../../../src/judge/tokens/explain-counts.js";
import { judgeCuts } from "../../../../src/judge/tokens/judge-cuts.js";
import { keepHonoured } from "../../../../src/judge/tokens/keep-honoured.js";
import { keepPrefixed, type CutReply } from "../../../../src/judge/tokens/read-cuts.js";
import type { CountedRequest } from "../../../../src/judge/tokens/read-token-counts.js";
import { loadTokenizerTables, loadTokenizerTexts } from "../../../../src/pipeline/load-resources.js";

const tables = loadTokenizerTables();
const texts = loadTokenizerTexts();
const strings = ["latin", "chinese-simplified", "russian", "hindi", "code"];
const frame = "token-counts@1/labels";

/** The ten requests of a quick run, counted by one class; `bill` is what the host makes of a count. */
function requestsOf(id: string, bill: (count: number, at: number) => number, copiesOf = 4): CountedRequest[] {
  const table = tables.find((one) => one.id === id);
  const own = texts.find((one) => one.id === id)?.frames[frame] ?? 0;
  const once = Object.fromEntries(strings.map((string) => [string, 1]));
  const sets = [once, once, ...strings.map((string) => ({ ...once, [string]: copiesOf })), Object.fromEntries(strings.map((string) => [string, 3]))];
  return sets.map((copies, at) => ({
    frame, first: "", copies, system: false, provider: null, mode: null, evidence: [`e${at}`],
    tokens: bill(own + Object.entries(copies).reduce((sum, [string, number]) => sum + number * (table?.counts[string] ?? 0), 0), at),
  }));
}
const explain = (requests: readonly CountedRequest[]) => explainCounts(requests, tables, texts);
const known = texts.map(({ id }) => id);

describe("reported counts", () => {
  it("name every class of the table, under any constant overhead", () => {
    fc.assert(fc.property(fc.constantFrom(...known), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 3, max: 5 }), (id, overhead, copies) => {
      const { explanations } = explain(requestsOf(id, (count) => count + overhead, copies));
      expect(explanations.map(({ classId, kind }) => [classId, kind])).toEqual([[id, "constant"]]);
      expect(explanations[0]?.overheads).toEqual([{ tokens: overhead, requests: 8 }]);
    }), { numRuns: 200 });
  });

  it("are told as a multiple from two per cent on, and the interval holds the factor", () => {
    fc.assert(fc.property(fc.constantFrom(...known), fc.constantFrom(1.02, 1.05, 1.35, 2), fc.constantFrom(Math.ceil, Math.round, Math.floor), (id, by, round) => {
      const [first] = explain(requestsOf(id, (count) => round((count + 8) * by))).explanations;
      expect(first).toMatchObject({ kind: "multiplied" });
      expect(first?.factor.low).toBeLessThanOrEqual(by);
      expect(first?.factor.high).toBeGreaterThanOrEqual(by);
    }), { numRuns: 200 });
  });

  it("of two templates in turn name the class, and no multiple", () => {
    const { explanations } = explain(requestsOf("qwen-2", (count, at) => count + (at % 3 === 1 ? 12 : 5)));
    expect(explanations.map(({ classId, kind }) => [classId, kind])).toEqual([["qwen-2", "varying"]]);
    expect(explanations[0]?.overheads).toEqual([{ tokens: 5, requests: 5 }, { tokens: 12, requests: 3 }]);
  });

  it("of a tokenizer that counts one string otherwise are of no class", () => {
    const odd = requestsOf("o200k", (count) => count + 7).map((request) => ({ ...request, tokens: request.tokens + 2 * (request.copies["hindi"] ?? 0) }));
    expect(explain(odd).explanations).toEqual([]);
  });

  it("that are random, constant, or too few say nothing", () => {
    expect(explain(requestsOf("o200k", () => 400)).explanations).toEqual([]);
    expect(explain(requestsOf("o200k", (_count, at) => 100 + ((at * 7919) % 300))).explanations).toEqual([]);
    expect(explain(requestsOf("o200k", (count) => count).slice(0, 4)).explanations).toEqual([]);
  });
});

/** Where a class cuts a block of copies after that many tokens; what is unfinished is not shown. */
function cut(id: string, string: string, ceiling: number, unseen = 0, pieces: number | null = null): CutReply {
  const digits = (texts.find((one) => one.id === id)?.pieces[string] ?? "").repeat(4);
  const characters = [...digits.slice(0, ceiling - unseen)].reduce((sum, digit) => sum + Number.parseInt(digit, 36), 0);
  return { ceiling, characters, pieces, reported: null, prefix: "", entries: [string, string, string, string], counted: {}, step: string, evidence: [`c-${string}`] };
}
const cutsOf = (id: string, unseen = 0): CutReply[] => strings.map((string, at) => cut(id, string, 22 + at, unseen));
const withPieces = texts.filter(({ pieces }) => strings.every((string) => pieces[string] !== undefined)).map(({ id }) => id);

describe("cuts by max_tokens", () => {
  it.each(withPieces)("agree with %s where it writes, whatever is made and not shown in every reply alike", (id) => {
    for (const unseen of [0, 1, 4]) expect(judgeCuts(cutsOf(id, unseen), id, texts).kind).toBe("agrees");
  });

  it("contradict another class", () => {
    for (const [written, counted] of [["r50k", "o200k"], ["o200k", "r50k"], ["gemma-2", "cl100k"]] as const) {
      expect([written, counted, judgeCuts(cutsOf(written), counted, texts).kind]).toEqual([written, counted, "contradicts"]);
    }
  });

  it("that are too long for their ceiling cannot be explained by unseen reasoning, too short ones can", () => {
    expect(judgeCuts(cutsOf("o200k"), "r50k", texts).unseenRuledOut).toBe(true);
    expect(judgeCuts(cutsOf("r50k"), "o200k", texts).unseenRuledOut).toBe(false);
    expect(judgeCuts(cutsOf("r50k").map((reply) => ({ ...reply, pieces: reply.ceiling })), "o200k", texts).unseenRuledOut).toBe(true);
  });

  it("say nothing when few, or when the model strays by a token", () => {
    expect(judgeCuts(cutsOf("r50k").slice(0, 3), "o200k", texts).kind).toBe("undecided");
    const strayed = cutsOf("llama-3").map((reply, at) => (at === 0 ? { ...reply, ceiling: reply.ceiling + 1 } : reply));
    expect(judgeCuts(strayed, "llama-3", texts).kind).toBe("undecided");
  });

  it("of a text of its own are counted by the vocabularies that come with the tool", () => {
    const free = strings.map((step, at): CutReply => ({ ceiling: 20, characters: 40, pieces: 20, reported: null, prefix: "", entries: [], counted: { o200k: 12 + at, cl100k: 20 }, step, evidence: [] }));
    expect(judgeCuts(free, "o200k", texts)).toMatchObject({ kind: "contradicts", unseenRuledOut: true, freeAlone: true });
    expect(judgeCuts(cutsOf("r50k"), "o200k", texts)).toMatchObject({ kind: "contradicts", freeAlone: false });
    expect(judgeCuts([...cutsOf("r50k").slice(0, 2), ...free.slice(0, 3)], "o200k", texts).freeAlone).toBe(true);
    expect(judgeCuts(free, "cl100k", texts).kind).toBe("undecided");
    expect(judgeCuts(free, "qwen-2", texts).compared).toBe(0);
  });
});

describe("a ceiling that is not honoured", () => {
  const raised = (id: string, raise: (ceiling: number) => number): CutReply[] => strings.map((string, at) => ({ ...cut(id, string, raise(22 + at)), ceiling: 22 + at }));
  const raises: readonly (readonly [string, (ceiling: number) => number])[] = [["a smallest ceiling", (ceiling) => Math.max(ceiling, 48)], ["a smallest ceiling among theirs", (ceiling) => Math.max(ceiling, 25)], ["a constant more", (ceiling) => ceiling + 8]];

  it.each(raises)("by %s is known by the usage, and leaves the class that writes alone", (_name, raise) => {
    for (const id of withPieces) {
      const cuts = raised(id, raise).map((reply) => ({ ...reply, reported: raise(reply.ceiling) }));
      expect([id, judgeCuts(keepHonoured(cuts, texts), id, texts).kind]).not.toEqual([id, "contradicts"]);
    }
  });

  it.each(raises)("by %s is known without it where the texts of a class fit", (_name, raise) => {
    for (const id of withPieces) expect([id, judgeCuts(keepHonoured(raised(id, raise), texts), id, texts).kind]).not.toEqual([id, "contradicts"]);
  });

  it("is not taken from a usage that says so where a class cuts exactly at the ceilings", () => {
    const cuts = cutsOf("o200k").map((reply) => ({ ...reply, reported: reply.ceiling * 2 }));
    expect(keepHonoured(cuts, texts)).toEqual(cuts);
    expect(judgeCuts(keepHonoured(cuts, texts), "r50k", texts).kind).toBe("contradicts");
  });

  it("is not seen in what another class writes", () => {
    for (const id of withPieces) expect(keepHonoured(cutsOf(id), texts)).toEqual(cutsOf(id));
  });
});

describe("characters before copies", () => {
  const behind = (cuts: readonly CutReply[], prefix: string): CutReply[] => cuts.map((reply) => ({ ...reply, prefix }));

  it("count where four replies share them, and not where they change", () => {
    expect(keepPrefixed(behind(cutsOf("o200k"), "- "))).toHaveLength(5);
    expect(keepPrefixed(behind(cutsOf("o200k").slice(0, 3), "- "))).toEqual([]);
    expect(keepPrefixed([...cutsOf("o200k"), ...behind(cutsOf("o200k").slice(0, 2), "- ")])).toHaveLength(5);
  });

  it("are a constant number of tokens of their own", () => {
    const cuts = [...cutsOf("o200k"), ...behind(cutsOf("o200k", 4), "Copy: ")];
    expect(judgeCuts(cuts, "o200k", texts).kind).toBe("agrees");
    expect(judgeCuts(cuts, "r50k", texts).kind).toBe("contradicts");
  });
});
