/** Several endpoints side by side, in the order in which a buyer would look at them. */
import { z } from "zod";
import { severities } from "./finding.js";
import { inconclusiveReasons } from "./verdict.js";
import { schemaVersions } from "./schema-versions.js";

const count = z.int().nonnegative();

/** holds: the claim is consistent. The others are never ranked. */
export const standings = ["holds", "undecided", "fails", "not-audited"] as const;
export type Standing = (typeof standings)[number];

export const comparedSchema = z.object({
  name: z.string(),
  standing: z.enum(standings),
  /** From 1; those that cannot be told apart share one. null: not ranked, since the claim does not hold or was not shown to. */
  rank: z.int().positive().nullable(),
  baseUrl: z.string(),
  model: z.string(),
  claim: z.string(),
  /** null: not audited, and `problem` says why. */
  verdict: z.object({ claim: z.enum(["consistent", "inconsistent", "inconclusive"]), reason: z.enum(inconclusiveReasons).nullable(), sentence: z.string() }).readonly().nullable(),
  problem: z.string().nullable(),
  price: z.object({
    /** List prices per million tokens. */
    inputUsd: z.number(), outputUsd: z.number(),
    /** Output tokens at their list price for 1,000 characters of answer, as this run measured them; null where no usage was reported. */
    usdPerThousandCharacters: z.number().nullable(),
    characters: count, outputTokens: count,
  }).readonly().nullable(),
  /** Time to first token of the question that most of the compared were asked, milliseconds. */
  latency: z.object({ medianMs: z.number(), low: z.number().nullable(), high: z.number().nullable(), samples: count }).readonly().nullable(),
  limits: z.object({ attempts: count, rateLimited: count, failed: count }).readonly().nullable(),
  findings: z.record(z.enum(severities), count).readonly(),
  spentUsd: z.number().nullable(),
  startedAt: z.iso.datetime().nullable(),
  recordingDigest: z.string().nullable(),
}).readonly();
export type Compared = z.infer<typeof comparedSchema>;

export const differenceSchema = z.object({
  measure: z.enum(["price", "latency", "limits"]),
  /** Names of the two; the first is the cheaper, faster or steadier. */
  better: z.string(),
  worse: z.string(),
  /** null: no chance is involved, or too few samples for a test. */
  correctedPValue: z.number().nullable(),
  significant: z.boolean(),
  sentence: z.string(),
}).readonly();
export type Difference = z.infer<typeof differenceSchema>;

export const comparisonSchema = z.object({
  schemaVersion: z.literal(schemaVersions.comparison),
  tool: z.object({ name: z.string(), version: z.string() }).readonly(),
  /** Set where it was stopped before all were audited. */
  interrupted: z.boolean(),
  /** One sentence for people, and what to do. */
  sentence: z.string(),
  next: z.string(),
  /** Family-wise over every test of the comparison. */
  alpha: z.number(),
  /** Ranked ones first; within each standing the cheaper, then the faster, then the steadier. */
  rows: z.array(comparedSchema).readonly(),
  differences: z.array(differenceSchema).readonly(),
  notes: z.array(z.string()).readonly(),
}).readonly();
export type Comparison = z.infer<typeof comparisonSchema>;
