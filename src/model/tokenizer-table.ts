/** A class of tokenizers that counts cannot tell apart: which models use it, and what it counts for fixed strings, so that no vocabulary has to be shipped. */
import { z } from "zod";

const count = z.int().nonnegative();

/** Strings of our own that few of suffice to tell the classes apart, sent in k copies. */
export const probeStringsSchema = z.strictObject({
  version: z.int().positive(),
  /** What a message starts with and what ends every copy: "Z" + k times ("\n" + text + "\nZ"). No vocabulary of the table merges across it. */
  base: z.string().min(1),
  before: z.string(),
  after: z.string(),
  strings: z.array(z.strictObject({ id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), script: z.string(), text: z.string().min(1) }).readonly()).min(1).readonly(),
}).readonly();
export type ProbeStrings = z.infer<typeof probeStringsSchema>;

/** Where exact counts come from. */
export const vocabularySchema = z.strictObject({
  registry: z.enum(["npm", "pypi"]),
  package: z.string(),
  version: z.string(),
  /** Inside the package; `sha256` is of this file. */
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  engine: z.string(),
  /** Other packages whose counts of all strings are the same. */
  equals: z.array(z.string()).readonly(),
}).readonly();

/** What a class without a public vocabulary was measured on; it binds those versions and never a newer one. */
export const calibrationSchema = z.strictObject({
  models: z.array(z.string()).min(1).readonly(),
  samples: count,
  /** How many of the samples are met exactly, and within one token. */
  exact: count,
  withinOne: count,
  source: z.string(),
}).readonly();

/** Tokens that a chat template adds to one user message without a system message, as measured. */
export const templateOverheadSchema = z.strictObject({
  models: z.array(z.string()).min(1).readonly(),
  provider: z.string().nullable(),
  minTokens: z.int(),
  maxTokens: z.int(),
  samples: count,
  source: z.string(),
}).readonly();

export const tokenizerTableSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string(),
  version: z.int().positive(),
  families: z.array(z.string()).readonly(),
  /** Names of models that use it: lower case, `*` for any characters; the longest that fits a name wins. */
  models: z.array(z.string()).readonly(),
  source: z.string(),
  /** True: counts are inferred from measured usage, not from a vocabulary. */
  calibrated: z.boolean(),
  vocabulary: vocabularySchema.nullable(),
  calibration: calibrationSchema.nullable(),
  /** By id of the string: tokens that each copy adds. Empty where no data supports counts of these strings. */
  counts: z.record(z.string(), count).readonly(),
  overheads: z.array(templateOverheadSchema).readonly(),
}).readonly();
export type TokenizerTable = z.infer<typeof tokenizerTableSchema>;
