/** What judging needs from outside the recording; a part that is missing gives `unavailable`, never a guess. */
import type { Price } from "./endpoint.js";
import type { Fingerprint } from "./fingerprint.js";
import type { ReplyClassifier } from "./reply-classifier.js";
import type { PriceBook } from "./price-book.js";
import type { Signature } from "./signature.js";
import type { StyleMap } from "./style-map.js";
import type { ProbeStrings, TokenizerTable } from "./tokenizer-table.js";
import type { TokenizerTexts } from "./tokenizer-texts.js";

/** Counts the tokens of a text under one vocabulary. */
export interface TokenCounter {
  (text: string): number;
  /** Of the file that the vocabulary is read from; absent where it takes no time to speak of. */
  readonly bytes?: number;
  /** Counts these once and for all, reading no more of the vocabulary than they need; any other text is counted by the whole of it. */
  prepare?(texts: readonly string[]): void;
}

export interface Resources {
  /** Shipped fingerprints and those handed over for this run. */
  readonly fingerprints: readonly Fingerprint[];
  readonly signatures: readonly Signature[];
  readonly tokenizerTables: readonly TokenizerTable[];
  /** The strings that the table's counts are of; null: not at hand. */
  readonly probeStrings: ProbeStrings | null;
  readonly tokenizerTexts: readonly TokenizerTexts[];
  readonly tokenCounters: Readonly<Record<string, TokenCounter>>;
  /** Counters beside the common one that short prompts are counted with: each is a vocabulary to read. */
  readonly exactCounters?: readonly string[];
  /** Of a long log that is judged: its length and SHA-256. What is an average over replies is then read of some of them. */
  readonly log?: {
    readonly total: number;
    readonly digest: string;
  };
  /** The tokenizer class that a model's name stands for; null where the table does not know it. */
  readonly resolveTokenizerClass?: (model: string) => string | null;
  /** Without it style is not measured. */
  readonly styleMap?: StyleMap;
  readonly price: Price | null;
  readonly priceBooks?: readonly PriceBook[];
  /** Absent or null: replies are read by the fixed rules alone. */
  readonly replyClassifier?: ReplyClassifier | null;
}
