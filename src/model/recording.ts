/** The recording: one header line, one line per exchange, one closing line. Raw, append-only, enough to judge again. */
import { z } from "zod";
import { endpointSchema, priceSchema } from "./endpoint.js";
import { exchangeSchema, type Exchange } from "./exchange.js";
import { fingerprintSchema } from "./fingerprint.js";
import { coverageSchema, depths } from "./plan.js";
import { schemaVersions } from "./schema-versions.js";
import { suiteSchema } from "./suite.js";

/** The limits a run was given; all hold exactly. */
export const runOptionsSchema = z.object({
  depth: z.enum(depths),
  seed: z.int(),
  maxRequests: z.int().positive(),
  /** null: no money limit (the price is unknown and none was asked for). */
  maxUsd: z.number().nonnegative().nullable(),
  price: priceSchema.nullable(),
  maxTimeMs: z.number().positive().nullable(),
  timeoutMs: z.number().positive(),
  concurrency: z.int().min(1),
  ratePerMinute: z.number().positive(),
  /** Probe ids asked alone, and left out. */
  only: z.array(z.string()).readonly(),
  skip: z.array(z.string()).readonly(),
  redactText: z.boolean(),
}).readonly();
export type RunOptions = z.infer<typeof runOptionsSchema>;

export const toolSchema = z.object({ name: z.string(), version: z.string() }).readonly();

export const recordingHeaderSchema = z.object({
  kind: z.literal("header"),
  schemaVersion: z.literal(schemaVersions.recording),
  tool: toolSchema,
  /** UTC; null for an imported log, which does not say. */
  startedAt: z.iso.datetime().nullable(),
  endpoint: endpointSchema,
  control: endpointSchema.nullable(),
  suites: z.array(suiteSchema).readonly(),
  options: runOptionsSchema,
  /** How many steps were planned at the start. */
  planned: z.int().nonnegative(),
  coverage: z.array(coverageSchema).readonly(),
  skipped: z.array(z.object({ probe: z.string(), why: z.string() }).readonly()).readonly(),
  planner: z.object({ id: z.string(), version: z.int() }).readonly(),
  /** References handed over for this run, whole, so that a replay needs no other file. */
  references: z.array(fingerprintSchema).readonly(),
  /** SHA-256 of the shipped data that the judgement reads: fingerprints, tokenizers, prices, signatures. */
  digests: z.record(z.string(), z.string()).readonly(),
}).readonly();
export type RecordingHeader = z.infer<typeof recordingHeaderSchema>;

export const recordingClosingSchema = z.object({
  kind: z.literal("closing"),
  finishedAt: z.iso.datetime().nullable(),
  exchanges: z.int().nonnegative(),
  /** "complete", "max-requests", "max-usd", or a planner's own word. */
  stopped: z.string(),
}).readonly();
export type RecordingClosing = z.infer<typeof recordingClosingSchema>;

export const recordingLineSchema = z.discriminatedUnion("kind", [
  recordingHeaderSchema.unwrap(), exchangeSchema.unwrap(), recordingClosingSchema.unwrap(),
]);

/** A recording as it is read: the exchanges come one by one, so that its size does not matter. */
export interface Recording {
  readonly header: RecordingHeader;
  readonly exchanges: AsyncIterable<Exchange>;
  /** Known once `exchanges` has been read to the end. */
  ending(): RecordingEnding;
}

export interface RecordingEnding {
  /** null: interrupted. */
  readonly closing: RecordingClosing | null;
  /** Set when the last line was cut off in the middle and left out. */
  readonly truncatedAtLine: number | null;
  /** SHA-256 of the file's bytes. */
  readonly digest: string;
}
