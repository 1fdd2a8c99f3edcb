import { describe, expect, it } from "vitest";
import { nameTokenizerClass, type ObservedSlope } from "../../../../src/judge/tokens/name-tokenizer-class.js";
import { loadTokenizerTables } from "../../../../src/pipeline/load-resources.js";
import { createRandom } from "../../../../src/stats/create-random.js";

const tables = loadTokenizerTables().filter(({ counts }) => Object.keys(counts).length > 0);
/** Four scripts that part all classes: a base request and two copies of each make nine requests. */
const few = ["chinese-simplified", "rare-scripts", "spaces", "code"];

function slopesOf(counts: Readonly<Record<string, number>>, ids: readonly string[], bill: (tokens: number) => number, copies = 4): ObservedSlope[] {
  return ids.map((stringId) => {
    const count = counts[stringId] ?? 0;
    const overhead = 37;
    return { stringId, tokensPerCopy: (bill(overhead + copies * count) - bill(overhead)) / copies, tolerance: 1 / copies };
  });
}

describe("naming a tokenizer class", () => {
  it.each(tables.map(({ id, counts }) => ({ id, counts })))("names $id from four strings, with a constant on top and with 2, 7 and 40 % more billed", ({ id, counts }) => {
    for (const factor of [1, 1.02, 1.07, 1.4]) {
      const naming = nameTokenizerClass(slopesOf(counts, few, (tokens) => Math.round(tokens * factor), 8), tables);
      expect(naming.matches.map(({ classId }) => classId), `times ${factor}`).toEqual([id]);
      expect(naming.inflated, `times ${factor}`).toBe(factor > 1);
      const { low, high } = naming.matches[0]?.multiplier ?? { low: 0, high: 0 };
      expect(low).toBeLessThanOrEqual(factor);
      expect(high).toBeGreaterThanOrEqual(factor);
    }
  });

  it.each(tables.map(({ id, counts }) => ({ id, counts })))("knows $id no more when its row is left out", ({ id, counts }) => {
    const rest = tables.filter((table) => table.id !== id);
    const naming = nameTokenizerClass(slopesOf(counts, [...few, "hindi", "emoji"], (tokens) => tokens), rest);
    expect(naming.kind, naming.matches.map(({ classId }) => classId).join()).toBe("unknown");
  });

  it("calls tokenizers that nobody has unknown", () => {
    const random = createRandom("decoys");
    let named = 0;
    for (let trial = 0; trial < 1000; trial += 1) {
      const table = tables[Math.floor(random() * tables.length)];
      const decoy = Object.fromEntries(few.map((id) => [id, Math.max(1, Math.round((table?.counts[id] ?? 20) * (0.7 + 0.6 * random())))]));
      if (nameTokenizerClass(slopesOf(decoy, few, (tokens) => tokens, 8), tables).kind === "class") named += 1;
    }
    expect(named).toBeLessThanOrEqual(10);
  });

  it("says that several fit where the strings do not part them", () => {
    const r50k = tables.find(({ id }) => id === "r50k");
    const naming = nameTokenizerClass(slopesOf(r50k?.counts ?? {}, ["arabic", "korean"], (tokens) => tokens), tables);
    expect(naming).toMatchObject({ kind: "set", inflated: false });
    expect(naming.matches.map(({ classId }) => classId)).toEqual(["p50k", "r50k"]);
  });

  it("says nothing from one string or without a table", () => {
    expect(nameTokenizerClass(slopesOf(tables[0]?.counts ?? {}, ["hindi"], (tokens) => tokens), tables).kind).toBe("unavailable");
    expect(nameTokenizerClass(slopesOf(tables[0]?.counts ?? {}, few, (tokens) => tokens), []).kind).toBe("unavailable");
  });
});
