/** Loads what judging needs from outside a recording: shipped fingerprints and signatures, and what was handed over. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { AuditError } from "../model/audit-error.js";
import type { Price } from "../model/endpoint.js";
import { fingerprintSchema, type Fingerprint } from "../model/fingerprint.js";
import { replyClassifierSchema, type ReplyClassifier } from "../model/reply-classifier.js";
import { priceBookSchema } from "../model/price-book.js";
import type { Resources } from "../model/resources.js";
import { signatureSchema } from "../model/signature.js";
import { styleMapSchema } from "../model/style-map.js";
import { probeStringsSchema, tokenizerTableSchema, type ProbeStrings, type TokenizerTable } from "../model/tokenizer-table.js";
import { tokenizerTextsSchema, type TokenizerTexts } from "../model/tokenizer-texts.js";
import { resolveTokenizerClass } from "../judge/tokens/resolve-tokenizer-class.js";
import { dataDirectory } from "./data-directory.js";
import { loadTokenCounters } from "./load-token-counters.js";
import { parseDataFile } from "./parse-data-file.js";

/** Beside the rows of the tokenizer table. */
const PROBE_STRINGS = "probe-strings.json";

const dataFolders = ["models", "style", "filters", "stacks", "tokenizers", "tokenizer-texts", "prices", "replies"] as const;

/** `given` are the references of this run, which come first and stand for shipped ones of the same id. */
export function loadResources(given: readonly Fingerprint[], price: Price | null): Resources {
  const shipped = listData("models").map(loadFingerprint);
  const [styleMap] = listData("style").map((path) => parseDataFile(path, styleMapSchema, "Mend the style map."));
  const givenIds = new Set(given.map(({ id }) => id));
  const tokenizerTables = loadTokenizerTables();
  return {
    fingerprints: [...given, ...shipped.filter(({ id }) => !givenIds.has(id))],
    signatures: [...listData("filters"), ...listData("stacks")].map((path) => parseDataFile(path, signatureSchema, "Mend the signature file.")),
    tokenizerTables,
    probeStrings: loadProbeStrings(),
    tokenizerTexts: loadTokenizerTexts(),
    tokenCounters: loadTokenCounters(tokenizerTables).counters,
    resolveTokenizerClass: (model) => resolveTokenizerClass(model, tokenizerTables),
    ...(styleMap === undefined ? {} : { styleMap }),
    price,
    priceBooks: listData("prices").map((path) => parseDataFile(path, priceBookSchema, "Mend the price book.")),
    replyClassifier: loadReplyClassifier(),
  };
}

/** The classes of tokenizers, sorted by id. */
export function loadTokenizerTables(): TokenizerTable[] {
  return listData("tokenizers").filter((path) => basename(path) !== PROBE_STRINGS).map((path) => parseDataFile(path, tokenizerTableSchema, "Mend the tokenizer table."));
}

/** What the token probes' requests count under each class, sorted by id. */
export function loadTokenizerTexts(): TokenizerTexts[] {
  return listData("tokenizer-texts").map((path) => parseDataFile(path, tokenizerTextsSchema, "Mend the file, or write it again with scripts/build-tokenizer-texts.ts."));
}

/** The strings that the table's counts are of. */
export function loadProbeStrings(): ProbeStrings {
  return parseDataFile(join(dataDirectory.fingerprints, "tokenizers", PROBE_STRINGS), probeStringsSchema, "Mend the list of probe strings.");
}

/** Null in a checkout whose classifier has not been built. */
export function loadReplyClassifier(): ReplyClassifier | null {
  const [path] = listData("replies");
  return path === undefined ? null : parseDataFile(path, replyClassifierSchema, "Build it again with scripts/build-reply-classifier.ts.");
}

export function loadFingerprint(path: string): Fingerprint {
  return parseDataFile(path, fingerprintSchema, "Give a fingerprint that `ai-audit enroll` or the lab wrote.");
}

/** Paths of the fingerprint files in a folder. Throws AuditError when it cannot be read. */
export function listFingerprints(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json")).sort().map((name) => join(folder, name));
  } catch (error) {
    throw new AuditError("bad-input", `--fingerprints ${folder}: ${error instanceof Error ? error.message : String(error)}`, "Give a folder of fingerprint files.");
  }
}

/** SHA-256 of each folder of shipped data, so that a replay can say whether it judges by the same. */
export function digestShippedData(): Record<string, string> {
  return Object.fromEntries(dataFolders.map((folder) => {
    const hash = createHash("sha256");
    for (const path of listData(folder)) hash.update(readFileSync(path)).update("\0");
    return [folder, hash.digest("hex")];
  }));
}

function listData(folder: (typeof dataFolders)[number]): string[] {
  const directory = join(dataDirectory.fingerprints, folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory).filter((name) => /\.(json|ya?ml)$/.test(name)).sort().map((name) => join(directory, name));
}
