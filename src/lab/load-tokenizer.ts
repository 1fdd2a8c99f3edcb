/** Real vocabularies, loaded when first needed: text to pieces with their token counts. */
import { openVocabulary } from "./open-vocabulary.js";
import { tokenizerIds, type TokenizerId } from "./personas.js";
import { wholeText } from "./whole-text.js";

export interface TextPiece {
  /** Whole characters; a character of several tokens is one piece. */
  readonly text: string;
  readonly tokens: number;
}

export interface Tokenizer {
  count(text: string): number;
  split(text: string): readonly TextPiece[];
  /** What a token of this number stands for; null where the vocabulary has none of it, or no whole characters. */
  decode(id: number): string | null;
}

interface Encoding {
  encode(text: string, options: { readonly disallowedSpecial: Set<string> }): number[];
  decode(tokens: Iterable<number>): string;
  decodeGenerator(tokens: Iterable<number>): Generator<string, void, void>;
}

/** Text of clients may hold "<|endoftext|>": it is counted as the characters that it is. */
const plain = { disallowedSpecial: new Set<string>() };

/** Byte-pair merging takes the square of a run's length: 100,000 letters without a space took 5 s. */
const longRun = /\S{600}|\s{600}/gu;

/** Cuts inside very long runs, nowhere else; the count may then differ by one a cut. */
function cutLongRuns(text: string): readonly string[] {
  const parts: string[] = [];
  let last = 0;
  for (const run of text.matchAll(longRun)) {
    parts.push(text.slice(last, run.index + run[0].length));
    last = run.index + run[0].length;
  }
  return [...parts, text.slice(last)];
}

async function importEncoding(id: TokenizerId): Promise<Encoding> {
  switch (id) {
    case "cl100k_base":
      return import("gpt-tokenizer/encoding/cl100k_base");
    case "o200k_base":
      return import("gpt-tokenizer/encoding/o200k_base");
    case "p50k_base":
      return import("gpt-tokenizer/encoding/p50k_base");
    case "r50k_base":
      return import("gpt-tokenizer/encoding/r50k_base");
  }
}

/** A number beyond the vocabulary throws. */
function tryDecode(encoding: Encoding, id: number): string {
  try {
    return encoding.decode([id]);
  } catch {
    return "";
  }
}

/** One of `tokenizerIds`, or a class of the tokenizer table whose vocabulary is on this machine. Throws AuditError when it is not. */
export async function loadTokenizer(id: string): Promise<Tokenizer> {
  const own = tokenizerIds.find((known) => known === id || known === `${id}_base`);
  if (own === undefined) return openVocabulary(id);
  const encoding = await importEncoding(own);
  const encode = (text: string): number[] => cutLongRuns(text).flatMap((part) => encoding.encode(part, plain));
  return {
    count: (text) => encode(text).length,
    decode: (id) => wholeText(tryDecode(encoding, id)),
    split(text) {
      const tokens = encode(text);
      let taken = 0;
      let given = 0;
      function* counted(): Generator<number> {
        for (const token of tokens) {
          taken += 1;
          yield token;
        }
      }
      const pieces: TextPiece[] = [];
      for (const piece of encoding.decodeGenerator(counted())) {
        pieces.push({ text: piece, tokens: taken - given });
        given = taken;
      }
      return pieces;
    },
  };
}
