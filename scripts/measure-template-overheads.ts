/** Measures what chat templates add to one user message, host by host, from a folder of logs, into `fingerprints/tokenizers/`: `npx tsx scripts/measure-template-overheads.ts DIR SOURCE`. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readMeter, type PromptReading } from "../src/analyze/tokens/read-meter.js";
import { readLog } from "../src/bridge/read-log.js";
import { resolveTokenizerClass } from "../src/judge/tokens/resolve-tokenizer-class.js";
import type { TokenCounter } from "../src/model/resources.js";
import type { TokenizerTable } from "../src/model/tokenizer-table.js";
import { defaultProtocol, findCodec } from "../src/pipeline/find-codec.js";
import { loadTokenCounters } from "../src/pipeline/load-token-counters.js";
import { transcribe } from "../src/pipeline/transcribe.js";
import { listTokenizerFiles, readTokenizerTable, renderTokenizerTable } from "./tokenizer-table/table-files.js";

type Overhead = TokenizerTable["overheads"][number];

/** Fewer replies of one host and week could hide a second template. */
const REPLIES = 8;
/** A host whose differences spread further than this counts by another tokenizer, or by several templates. */
const SPREAD_TOKENS = 2;

const [folder, source] = process.argv.slice(2);
if (folder === undefined || source === undefined) throw new Error("give a folder of logs and the name of their source");
const files = listTokenizerFiles().map((path) => ({ path, row: readTokenizerTable(path) }));
const tables = files.map(({ row }) => row);
const { counters } = loadTokenCounters(tables);
const found = new Map<string, Overhead[]>();

for (const name of readdirSync(folder).filter((each) => /\.jsonl(\.gz)?$/.test(each)).sort()) {
  const model = name.replace(/\.jsonl(\.gz)?$/, "").replace(/^.*__/, "");
  const classId = resolveTokenizerClass(model, tables);
  const count = classId === null ? undefined : counters[classId];
  if (classId === null || count === undefined) continue;
  const hosts = await readHosts(join(folder, name));
  for (const [, readings] of [...hosts].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const overhead = measure(model, readings, count);
    if (overhead !== null) found.set(classId, [...(found.get(classId) ?? []), overhead]);
  }
}
for (const { path, row } of files) writeFileSync(path, renderTokenizerTable({ ...row, overheads: merge(found.get(row.id) ?? []) }));

async function readHosts(path: string): Promise<Map<string, PromptReading[]>> {
  const hosts = new Map<string, PromptReading[]>();
  for await (const transcript of transcribe(readLog(path).exchanges, findCodec(defaultProtocol))) {
    const reading = readMeter(transcript);
    if (reading?.kind !== "value" || reading.value.texts.length !== 1) continue;
    const key = `${reading.value.provider}\n${reading.value.period}`;
    hosts.set(key, [...(hosts.get(key) ?? []), reading.value]);
  }
  return hosts;
}

function measure(model: string, readings: readonly PromptReading[], count: TokenCounter): Overhead | null {
  const differences = readings.map(({ texts, tokens }) => tokens - count(texts[0] ?? ""));
  const [minTokens, maxTokens] = [Math.min(...differences), Math.max(...differences)];
  if (readings.length < REPLIES || maxTokens - minTokens > SPREAD_TOKENS) return null;
  const provider = readings[0]?.provider ?? "";
  return { models: [model], provider: provider === "" ? null : provider, minTokens, maxTokens, samples: readings.length, source: source ?? "" };
}

/** Weeks of one host and model with the same range are one entry. */
function merge(overheads: readonly Overhead[]): Overhead[] {
  const merged = new Map<string, Overhead>();
  for (const overhead of overheads) {
    const key = [overhead.models.join(), overhead.provider, overhead.minTokens, overhead.maxTokens].join("\n");
    merged.set(key, { ...overhead, samples: overhead.samples + (merged.get(key)?.samples ?? 0) });
  }
  return [...merged.values()];
}
