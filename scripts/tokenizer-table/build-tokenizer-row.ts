/** One row of the tokenizer table from its vocabulary: what each further copy of a string adds, which has to be the same for every number of copies. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { TokenCounter } from "../../src/model/resources.js";
import type { ProbeStrings, TokenizerTable } from "../../src/model/tokenizer-table.js";
import { packageRoot } from "../../src/pipeline/data-directory.js";
import { loadTokenCounters } from "../../src/pipeline/load-token-counters.js";

export const vocabularyFolder = join(packageRoot, ".parts", "vocabularies");

/** Numbers of copies that have to lie on one line. */
const COPIES = [0, 1, 2, 3, 5, 8] as const;

/** Rows that no part counts (calibrated on corpora alone) come back as they are. Throws when counts do not grow by the same number a copy. */
export function buildTokenizerRow(row: TokenizerTable, strings: ProbeStrings): TokenizerTable {
  const count = findCounter(row, strings);
  if (row.vocabulary === null || count === null) return row;
  const counts = Object.fromEntries(strings.strings.map(({ id, text }) => [id, countPerCopy(`${row.id} ${id}`, text, strings, count)]));
  return { ...row, vocabulary: { ...row.vocabulary, sha256: digestFile(vocabularyFile(row)) }, counts };
}

/** The message that carries k copies of a text. */
export function repeatText(text: string, copies: number, { base, before, after }: ProbeStrings): string {
  return base + `${before}${text}${after}`.repeat(copies);
}

function countPerCopy(name: string, text: string, strings: ProbeStrings, count: TokenCounter): number {
  const [none, ...others] = COPIES.map((copies) => ({ copies, tokens: count(repeatText(text, copies, strings)) }));
  const slopes = new Set(others.map(({ copies, tokens }) => (tokens - (none?.tokens ?? 0)) / copies));
  const [slope] = slopes;
  if (slope === undefined || slopes.size !== 1) throw new Error(`${name}: copies add ${[...slopes].join(", ")} tokens: the separator merges`);
  return slope;
}

/** Null: nothing here counts this class. Throws where a part that should be there is not. */
function findCounter(row: TokenizerTable, strings: ProbeStrings): TokenCounter | null {
  if (row.vocabulary === null) return null;
  if (row.vocabulary.package === "ctok") {
    return countByReconstruction(row.vocabulary.file, strings.strings.flatMap(({ text }) => COPIES.map((copies) => repeatText(text, copies, strings))));
  }
  const { counters, missing } = loadTokenCounters([row], [vocabularyFolder]);
  const counter = counters[row.id];
  if (counter === undefined) throw new Error(`${row.id}: run scripts/fetch-vocabularies.sh first (${missing[0]?.remedy ?? "no counter"})`);
  return counter;
}

/** The file whose digest the row states. */
export function vocabularyFile({ id, vocabulary }: TokenizerTable): string {
  if (vocabulary === null) throw new Error(`${id} has no vocabulary`);
  if (vocabulary.package === "gpt-tokenizer") return join(packageRoot, "node_modules", vocabulary.package, vocabulary.file);
  if (vocabulary.package === "ctok") return join(vocabularyFolder, "claude-reconstruction", vocabulary.file);
  return join(vocabularyFolder, id, vocabulary.file.replace(/^.*\//, ""));
}

function digestFile(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** The reconstruction is a Python package: all texts of a row in one process. */
export function countByReconstruction(file: string, texts: readonly string[]): TokenCounter {
  const folder = join(vocabularyFolder, "claude-reconstruction");
  if (!existsSync(folder)) throw new Error("run scripts/fetch-vocabularies.sh first (no reconstruction of Claude's counts)");
  const version = file.includes("v4") ? "4.8" : "3.0";
  const program = "import json, sys; from ctok import token_count; json.dump([token_count(text, sys.argv[1]) for text in json.load(sys.stdin)], sys.stdout)";
  const output = execFileSync("python3", ["-c", program, version], { input: JSON.stringify(texts), env: { ...process.env, PYTHONPATH: folder }, encoding: "utf8" });
  const tokens = z.array(z.int()).length(texts.length).parse(JSON.parse(output));
  const known = new Map(texts.map((text, index) => [text, tokens[index] ?? 0]));
  return (text) => known.get(text) ?? 0;
}
