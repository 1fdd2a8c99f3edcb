/** What changed between two reports: each line with its test, its effect size and its corrected p-value. */
import { z } from "zod";
import { observationValueSchema, strengths } from "./observation.js";
import { schemaVersions } from "./schema-versions.js";

/** What moves together: each observation belongs to one of these. */
export const signals = ["answers", "style", "tokens", "filter", "path", "latency", "price", "other"] as const;
export type Signal = (typeof signals)[number];

const subject = z.record(z.string(), z.string()).readonly();
const probe = z.object({ id: z.string(), version: z.int() }).readonly().nullable();
const count = z.int().nonnegative();

export const measurementSchema = z.object({
  /** null: a paired test over many prompts has no single value. */
  value: observationValueSchema.nullable(),
  samples: count,
  /** The value in words, as a report shows it; bounded, and data from outside. */
  text: z.string(),
}).readonly();
export type Measurement = z.infer<typeof measurementSchema>;

export const diffLineSchema = z.object({
  /** "key" and subject tell the line apart from its siblings. */
  key: z.string(),
  subject,
  probe,
  signal: z.enum(signals),
  strength: z.enum(strengths),
  test: z.string(),
  effect: z.object({ name: z.string(), value: z.number() }).readonly(),
  /** null: what was compared is exact, and no chance is involved. */
  pValue: z.number().min(0).max(1).nullable(),
  /** After Holm's correction over every comparison of the diff. */
  correctedPValue: z.number().min(0).max(1).nullable(),
  old: measurementSchema,
  new: measurementSchema,
  /** One plain sentence, of data from outside only what `text` holds. */
  sentence: z.string(),
  evidence: z.object({ old: z.array(z.string()).readonly(), new: z.array(z.string()).readonly() }).readonly(),
}).readonly();
export type DiffLine = z.infer<typeof diffLineSchema>;

export const notComparableSchema = z.object({
  key: z.string(),
  subject,
  probe,
  side: z.enum(["old", "new", "both"]),
  why: z.string(),
  /** How many observations this row stands for. */
  count: z.int().positive(),
}).readonly();
export type NotComparable = z.infer<typeof notComparableSchema>;

export const diffSideSchema = z.object({
  recordingDigest: z.string(),
  baseUrl: z.string(),
  model: z.string(),
  claim: z.string(),
  startedAt: z.iso.datetime().nullable(),
  verdict: z.enum(["consistent", "inconsistent", "inconclusive"]),
}).readonly();

export const reportDiffSchema = z.object({
  schemaVersion: z.literal(schemaVersions.diff),
  /** "not-comparable": not one measurement of a model's own could be compared. */
  outcome: z.enum(["changed", "no-change", "not-comparable"]),
  /** One sentence for people. */
  sentence: z.string(),
  /** Family-wise: the chance that a diff of two runs of one unchanged endpoint lists any change. */
  alpha: z.number(),
  old: diffSideSchema,
  new: diffSideSchema,
  /** Comparisons made; those that are not listed in `changes` showed no significant difference. */
  compared: count,
  /** What matters most first. Equal things are not listed. */
  changes: z.array(diffLineSchema).readonly(),
  notComparable: z.array(notComparableSchema).readonly(),
  notes: z.array(z.string()).readonly(),
}).readonly();
export type ReportDiff = z.infer<typeof reportDiffSchema>;
