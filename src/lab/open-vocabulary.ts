/** A vocabulary from its tokenizer.json: text to pieces of whole characters with their token counts. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AuditError } from "../model/audit-error.js";
import type { TextPiece, Tokenizer } from "./load-tokenizer.js";
import { wholeText } from "./whole-text.js";

/** The part of @huggingface/tokenizers that is used; its own types do not resolve under NodeNext. */
interface Engine {
  readonly Tokenizer: new (vocabulary: object, config: object) => { encode(text: string, options: { readonly add_special_tokens: boolean }): { readonly ids: readonly number[]; readonly tokens: readonly string[] } };
}

const require = createRequire(import.meta.url);

/** Folders of `<class>/tokenizer.json`: the one that the environment names, then what scripts/fetch-vocabularies.sh fetched. */
function folders(): string[] {
  const named = process.env["AI_AUDIT_VOCABULARIES"] ?? "";
  return [...(named === "" ? [] : [named]), fileURLToPath(new URL("../../.parts/vocabularies", import.meta.url))];
}

export function hasVocabulary(id: string): boolean {
  return /^[a-z0-9-]+$/.test(id) && folders().some((folder) => existsSync(join(folder, id, "tokenizer.json")));
}

/** Throws AuditError where the vocabulary, or what reads it, is not on this machine. */
export function openVocabulary(id: string): Tokenizer {
  const folder = folders().map((path) => join(path, id)).find((path) => existsSync(join(path, "tokenizer.json")));
  const remedy = "Run scripts/fetch-vocabularies.sh, or name a folder with <class>/tokenizer.json in AI_AUDIT_VOCABULARIES and install @huggingface/tokenizers.";
  if (folder === undefined) throw new AuditError("bad-input", `lab: the vocabulary "${id}" is not on this machine`, remedy);
  const read = (name: string): object => (existsSync(join(folder, name)) ? JSON.parse(readFileSync(join(folder, name), "utf8")) as object : {});
  let engine: Engine;
  try {
    engine = require("@huggingface/tokenizers") as Engine;
  } catch {
    throw new AuditError("bad-input", "lab: @huggingface/tokenizers is not installed", remedy);
  }
  const vocabulary = read("tokenizer.json");
  const tokenizer = new engine.Tokenizer(vocabulary, read("tokenizer_config.json"));
  const toBytes = isByteLevel(vocabulary) ? visibleToBytes : pieceToBytes;
  const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false });
  const { vocab } = (vocabulary as { readonly model: { readonly vocab: Readonly<Record<string, number>> } }).model;
  let numbered: ReadonlyMap<number, string> | null = null;
  return {
    count: (text) => encode(text).ids.length,
    decode(id) {
      const token = (numbered ??= new Map(Object.entries(vocab).map(([text, number]) => [number, text]))).get(id);
      return token === undefined ? null : wholeText(toBytes(token).toString("utf8"));
    },
    split: (text) => joinBytes(encode(text).tokens.map(toBytes), text),
  };
}

function isByteLevel(vocabulary: object): boolean {
  return JSON.stringify((vocabulary as { decoder?: unknown }).decoder ?? null).includes('"ByteLevel"');
}

/** Byte-level vocabularies write each byte as one visible character: printable Latin-1 as itself, the rest from U+0100 on in order. */
const visible = ((): ReadonlyMap<string, number> => {
  const printable = (byte: number): boolean => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const hidden = bytes.filter((byte) => !printable(byte));
  return new Map(bytes.map((byte) => [String.fromCodePoint(printable(byte) ? byte : 256 + hidden.indexOf(byte)), byte]));
})();

function visibleToBytes(token: string): Buffer {
  const bytes = [...token].map((character) => visible.get(character));
  return bytes.every((byte) => byte !== undefined) ? Buffer.from(bytes) : Buffer.from(token);
}

/** Other vocabularies write a space as "▁" and an unknown byte as "<0x41>". */
function pieceToBytes(token: string): Buffer {
  const byte = /^<0x([0-9A-F]{2})>$/.exec(token)?.[1];
  return byte === undefined ? Buffer.from(token.replaceAll("▁", " ")) : Buffer.from([Number.parseInt(byte, 16)]);
}

/** Tokens that end inside a character stay together with those that complete it. A space that the vocabulary puts before all text is not shown. */
export function joinBytes(tokens: readonly Buffer[], text: string): TextPiece[] {
  const whole = Buffer.concat(tokens).toString("utf8");
  const added = whole.length > text.length && whole.startsWith(" ") && whole.slice(1) === text;
  const pieces: TextPiece[] = [];
  let held = Buffer.alloc(0);
  let tokenCount = 0;
  for (const [index, token] of tokens.entries()) {
    held = Buffer.concat([held, index === 0 && added ? token.subarray(1) : token]);
    tokenCount += 1;
    if (held.length > 0 && held.toString("utf8").endsWith("\uFFFD") && index < tokens.length - 1) continue;
    pieces.push({ text: held.toString("utf8"), tokens: tokenCount });
    held = Buffer.alloc(0);
    tokenCount = 0;
  }
  return pieces;
}
