/** A candidate: one model that may be behind the endpoint, with the evidence for and against it. */
import { z } from "zod";
import { strengths } from "./observation.js";

export const comparisonSchema = z.object({
  key: z.string(),
  subject: z.record(z.string(), z.string()).readonly(),
  strength: z.enum(strengths),
  /** Natural logarithm, against "none of these"; null when skipped. */
  logLikelihoodRatio: z.number().nullable(),
  capped: z.boolean(),
  result: z.enum(["agreed", "disagreed", "skipped"]),
  samples: z.int().nonnegative(),
  why: z.string(),
  evidence: z.array(z.string()).readonly(),
}).readonly();
export type Comparison = z.infer<typeof comparisonSchema>;

export const candidateSchema = z.object({
  /** null: none of the listed models. */
  fingerprint: z.string().nullable(),
  model: z.string(),
  family: z.string().nullable(),
  vendor: z.string().nullable(),
  posterior: z.number().min(0).max(1),
  logEvidence: z.number(),
  /** The part of the fingerprint's expectations that could be compared. */
  coverage: z.number().min(0).max(1),
  comparisons: z.array(comparisonSchema).readonly(),
}).readonly();
export type Candidate = z.infer<typeof candidateSchema>;
