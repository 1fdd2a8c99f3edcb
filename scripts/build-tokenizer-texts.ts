/** Writes `fingerprints/tokenizer-texts/` from the real vocabularies: `npx tsx scripts/build-tokenizer-texts.ts` after `scripts/fetch-vocabularies.sh` and `scripts/build-tokenizer-table.ts`. Fails where a request's count is not the sum of its parts. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { countCopies } from "../src/analyze/tokens/count-copies.js";
import { findBlock } from "../src/analyze/tokens/find-block.js";
import { loadTokenizer } from "../src/lab/load-tokenizer.js";
import { hasVocabulary } from "../src/lab/open-vocabulary.js";
import type { Probe } from "../src/model/probe.js";
import type { TokenCounter } from "../src/model/resources.js";
import type { ProbeStrings, TokenizerTable } from "../src/model/tokenizer-table.js";
import type { TokenizerTexts } from "../src/model/tokenizer-texts.js";
import { dataDirectory } from "../src/pipeline/data-directory.js";
import { loadProbeStrings, loadTokenizerTables } from "../src/pipeline/load-resources.js";
import { expandProbe } from "../src/suite/expand-probe.js";
import { listSuites } from "../src/suite/list-suites.js";
import { loadSuite } from "../src/suite/load-suite.js";
import { countByReconstruction } from "./tokenizer-table/build-tokenizer-row.js";
import { loadTokenCounters } from "../src/pipeline/load-token-counters.js";

/** Seeds and repetitions that have to agree: other numbers of copies each time. */
const SEEDS = 4;
const SAMPLES = 3;

/**
 * Classes whose models number their tokens alike in all published vocabularies that were compared: two or more of cl100k, gemma-2,
 * llama-3, o200k, qwen-2 and r50k, one alone of the others. Mistral is left out: its first and third vocabularies count alike, and
 * one of them has 768 further marks before its words.
 */
const NUMBERED = ["cl100k", "deepseek-v3", "gemma-2", "gemma-3", "llama-3", "llama-4", "o200k", "p50k", "qwen-2", "r50k"];

interface AskedText { readonly frame: string; readonly text: string }

/** Every message that the token probes may send under these seeds, by the frame that it belongs to. */
export function listAskedTexts(): AskedText[] {
  const probes = listSuites(dataDirectory.probes).map((name) => loadSuite(join(dataDirectory.probes, name))).flatMap(({ id, probes: own }) => own.map((probe) => ({ suite: id, probe })));
  return probes.filter(({ probe }) => usesStrings(probe)).flatMap(({ suite, probe }) => probe.cells.list.flatMap((cell) => Array.from({ length: SEEDS * SAMPLES }, (_, draw) => (
    expandProbe(suite, probe, cell, 1 + Math.floor(draw / SAMPLES), draw % SAMPLES).flatMap(({ step }) => {
      const frame = `${probe.id}@${probe.version}/${cell.id}`;
      return [{ frame, text: step.messages.map(({ content }) => content).join("\n") }, ...(step.system === null ? [] : [{ frame: `${frame}/system`, text: step.system }])];
    })
  )).flat()));
}

/** The numbers that probes may bias. */
export function listBiasedTokens(): string[] {
  const probes = listSuites(dataDirectory.probes).flatMap((name) => { const { id, probes: own } = loadSuite(join(dataDirectory.probes, name)); return own.map((probe) => ({ suite: id, probe })); });
  const biased = probes.filter(({ probe }) => probe.observes.some(({ analyzer }) => analyzer === "biased-token"));
  return [...new Set(biased.flatMap(({ suite, probe }) => probe.cells.list.flatMap((cell) => expandProbe(suite, probe, cell, 1, 0).flatMap(({ step }) => Object.keys(step.native["logit_bias"] ?? {})))))].sort((a, b) => Number(a) - Number(b));
}

function usesStrings({ observes }: Probe): boolean {
  return observes.some(({ analyzer }) => analyzer === "token-counts");
}

/** Throws where the strings and the frame do not add up alike in every request that starts with the same string. */
export function measureFrames(asked: readonly AskedText[], table: TokenizerTable, strings: ProbeStrings, count: TokenCounter): Record<string, number> {
  const rests = new Map<string, Map<string, number>>();
  for (const { frame, text } of asked) {
    const copies = Object.entries(countCopies(text, strings)).reduce((sum, [id, number]) => sum + number * (table.counts[id] ?? Number.NaN), 0);
    const rest = count(text) - copies;
    const first = findBlock(text, strings)?.entries[0] ?? "";
    const byFirst = rests.get(frame) ?? new Map<string, number>();
    if ((byFirst.get(first) ?? rest) !== rest) throw new Error(`${table.id}: ${frame} that starts with ${first} leaves ${byFirst.get(first)} and ${rest} tokens: its parts merge`);
    rests.set(frame, byFirst.set(first, rest));
  }
  return Object.fromEntries([...rests].flatMap(([frame, byFirst]) => {
    const usual = mode([...byFirst.values()]);
    return [[frame, usual], ...[...byFirst].filter(([, rest]) => rest !== usual).map(([first, rest]) => [`${frame} ${first}`, rest])] as [string, number][];
  }));
}

function mode(values: readonly number[]): number {
  const often = (value: number): number => values.filter((other) => other === value).length;
  return values.reduce((best, value) => (often(value) > often(best) ? value : best));
}

/** Of a copy in the middle of several; null where the pieces do not end where copies do. */
export function measurePieces(text: string, { base, before, after }: ProbeStrings, split: (text: string) => readonly { readonly text: string; readonly tokens: number }[]): string | null {
  const copy = text + after + before;
  const start = (base + before).length;
  let at = 0;
  let digits = "";
  for (const piece of split(base + before + copy + copy + base)) {
    const end = at + piece.text.length;
    if (at < start ? end > start : at < start + copy.length && end > start + copy.length) return null;
    // Of a piece of several tokens only the last completes a character.
    if (at >= start && at < start + copy.length) digits += "0".repeat(piece.tokens - 1) + piece.text.length.toString(36);
    at = end;
  }
  return digits;
}

async function buildTexts(table: TokenizerTable, strings: ProbeStrings, asked: readonly AskedText[]): Promise<TokenizerTexts | null> {
  const count = findCounter(table, asked);
  if (count === null) return null;
  const own = ["o200k", "cl100k", "p50k", "r50k"].includes(table.id);
  const tokenizer = own || hasVocabulary(table.id) ? await loadTokenizer(table.id) : null;
  const pieces = tokenizer === null ? [] : strings.strings.flatMap(({ id, text }) => {
    const digits = measurePieces(text, strings, (whole) => tokenizer.split(whole));
    if (digits === null || digits.length !== table.counts[id]) {
      process.stderr.write(`${table.id} ${id}: pieces are left out (${digits?.length ?? "none"} of ${table.counts[id] ?? 0} tokens)\n`);
      return [];
    }
    return [[id, digits] as const];
  });
  const tokens = tokenizer === null || !NUMBERED.includes(table.id) ? [] : listBiasedTokens().flatMap((id) => {
    const text = tokenizer.decode(Number(id));
    // White space alone cannot be told from what hosts take off a reply.
    return text === null || text.trim() === "" ? [] : [[id, text] as const];
  });
  return {
    schemaVersion: 1, id: table.id, strings: strings.version, frames: measureFrames(asked, table, strings, count), pieces: Object.fromEntries(pieces),
    ...(tokens.length > 0 && { tokens: Object.fromEntries(tokens) }),
  };
}

function findCounter(table: TokenizerTable, asked: readonly AskedText[]): TokenCounter | null {
  if (table.vocabulary === null) return null;
  if (table.vocabulary.package === "ctok") return countByReconstruction(table.vocabulary.file, asked.map(({ text }) => text));
  const { counters } = loadTokenCounters([table]);
  const counter = counters[table.id];
  if (counter === undefined) throw new Error(`${table.id}: run scripts/fetch-vocabularies.sh first`);
  return counter;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const strings = loadProbeStrings();
  const asked = listAskedTexts();
  const folder = join(dataDirectory.fingerprints, "tokenizer-texts");
  mkdirSync(folder, { recursive: true });
  for (const table of loadTokenizerTables()) {
    const texts = await buildTexts(table, strings, asked);
    if (texts === null) continue;
    writeFileSync(join(folder, `${table.id}.json`), `${JSON.stringify(texts, null, 1)}\n`);
    process.stderr.write(`${table.id}: ${Object.values(texts.frames).join(" ")}\n`);
  }
}
