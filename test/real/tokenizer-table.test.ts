/** The committed tokenizer table is what the real vocabularies count, by the library that the product uses and by the official ones. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { buildTokenizerRow, vocabularyFolder } from "../../scripts/tokenizer-table/build-tokenizer-row.js";
import { listTokenizerFiles, readProbeStrings, readTokenizerTable, renderTokenizerTable } from "../../scripts/tokenizer-table/table-files.js";
import { packageRoot } from "../../src/pipeline/data-directory.js";
import { loadTokenCounters } from "../../src/pipeline/load-token-counters.js";
import { isMissing } from "./require-part.js";

const rows = listTokenizerFiles().map((path) => ({ path, row: readTokenizerTable(path) }));
const strings = readProbeStrings();
/** A vocabulary of 33 MB takes seconds to read on a busy machine. */
const SLOW = 120_000;

describe.skipIf(isMissing(join(vocabularyFolder, "llama-4", "tokenizer.json")))("the tokenizer table (needs scripts/fetch-parts.sh)", () => {
  it.each(rows.map(({ path, row }) => [row.id, path, row] as const))("has what the script makes of %s", (_id, path, row) => {
    expect(renderTokenizerTable(buildTokenizerRow(row, strings))).toBe(readFileSync(path, "utf8"));
  }, SLOW);

  it("agrees with the official tokenizers in every class that they read", () => {
    const output = execFileSync("python3", [join(packageRoot, "scripts/cross-check-tokenizers.py"), packageRoot], { encoding: "utf8", env: { ...process.env, PYTHONPATH: join(vocabularyFolder, "official") } });
    const official = z.record(z.string(), z.record(z.string(), z.number())).parse(JSON.parse(output));
    expect(Object.keys(official).length).toBeGreaterThanOrEqual(18);
    for (const [id, counts] of Object.entries(official)) expect(counts, id).toEqual(rows.find(({ row }) => row.id === id)?.row.counts);
  }, SLOW);

  it.each(rows.map(({ row }) => [row.id, row] as const))("counts prepared texts as the whole vocabulary of %s does", (_id, row) => {
    const [whole, narrow] = [0, 1].map(() => loadTokenCounters([row], [vocabularyFolder]).counters[row.id]);
    if (whole === undefined || narrow === undefined) return;
    const texts = [...strings.strings.map(({ text }) => text), "a<bos>b <s> </s><|im_end|>", "\u0000\u0007\t\r\n  \n\n   x", "e\u0301cole é ﬁ ½ ｱ", "👩‍👩‍👧‍👦🇩🇪", "กำ हिन्दी עִבְרִית", "\ud800x", "", "1234567890 12,345.67 ====    ===="];
    narrow.prepare?.(texts);
    expect(texts.map(narrow)).toEqual(texts.map(whole));
  }, SLOW);

  it("finds every vocabulary that was fetched, and counts a text of several scripts", () => {
    const { counters } = loadTokenCounters(rows.map(({ row }) => row), [vocabularyFolder]);
    expect(Object.keys(counters)).toHaveLength(19);
    expect(counters["mistral-v1"]?.("The kettle 旧收音机")).not.toBe(counters["llama-2"]?.("The kettle 旧收音机"));
  }, SLOW);
});
