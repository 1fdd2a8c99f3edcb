/** The report: all that was found, before looks. The same object in `report.json`, on stdout, and behind every format. */
import { z } from "zod";
import { actionCostSchema, priceOriginSchema } from "./action-cost.js";
import { endpointSchema, priceSchema } from "./endpoint.js";
import { headerPairSchema } from "./exchange.js";
import { findingSchema } from "./finding.js";
import { observationSchema } from "./observation.js";
import { coverageSchema, depths } from "./plan.js";
import { toolSchema } from "./recording.js";
import { schemaVersions } from "./schema-versions.js";
import { tokenAccountSchema } from "./token-account.js";
import { powerSchema, verdictSchema } from "./verdict.js";

const count = z.int().nonnegative();

/** How the run went, in counts. */
export const runSummarySchema = z.object({
  /** How the exchanges were come by. */
  source: z.enum(["recording", "log"]),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** null for a log, which was not planned. */
  depth: z.enum(depths).nullable(),
  seed: z.int().nullable(),
  planned: count,
  attempts: count,
  /** Steps whose last attempt gave a usable reply. */
  valid: count,
  rateLimited: count,
  failed: count,
  /** "complete", "interrupted", or the limit that ended it. */
  stopped: z.string(),
  coverage: z.array(coverageSchema).readonly(),
  skipped: z.array(z.object({ probe: z.string(), why: z.string() }).readonly()).readonly(),
}).readonly();
export type RunSummary = z.infer<typeof runSummarySchema>;

/** Money: null where the price or the reported usage is unknown. */
export const costSchema = z.object({
  price: priceSchema.nullable(),
  inputTokens: count.nullable(),
  outputTokens: count.nullable(),
  spentUsd: z.number().nullable(),
  allowedUsd: z.number().nullable(),
  /** The endpoint's answers whose output tokens were reported, for a price by length; absent where no price is known. */
  answered: z.object({ characters: count, outputTokens: count }).readonly().optional(),
  /** Exchanges whose usage was not reported, so that the sums are lower bounds. */
  withoutUsage: count,
  /** Where the price of an action comes from; null: no price is known. */
  origin: priceOriginSchema.nullable().default(null),
  actions: z.array(actionCostSchema).readonly().default([]),
}).readonly();
export type Cost = z.infer<typeof costSchema>;

/** One exchange as a reader needs it: where, when, what was said, in short. */
export const excerptSchema = z.object({
  id: z.string(),
  probe: z.string().nullable(),
  step: z.string(),
  startedAt: z.iso.datetime().nullable(),
  responseId: z.string().nullable(),
  /** The first characters of prompt and reply; digests and lengths under `--redact-text`. */
  prompt: z.string(),
  reply: z.string(),
  status: z.int().nullable(),
}).readonly();
export type Excerpt = z.infer<typeof excerptSchema>;

/** A request as it was sent, keys redacted, for someone who wants to ask the same again. */
export const reproductionSchema = z.object({
  exchange: z.string(),
  probe: z.string().nullable(),
  startedAt: z.iso.datetime().nullable(),
  responseId: z.string().nullable(),
  method: z.string(),
  /** "" where a log does not say. */
  url: z.string(),
  headers: z.array(headerPairSchema).readonly(),
  body: z.string(),
  expected: z.string(),
  seen: z.string(),
}).readonly();
export type Reproduction = z.infer<typeof reproductionSchema>;

export const reportSchema = z.object({
  schemaVersion: z.literal(schemaVersions.report),
  tool: toolSchema,
  recordingDigest: z.string(),
  suites: z.array(z.object({ id: z.string(), version: z.int(), digest: z.string() }).readonly()).readonly(),
  endpoint: endpointSchema,
  run: runSummarySchema,
  verdict: verdictSchema,
  findings: z.array(findingSchema).readonly(),
  observations: z.array(observationSchema).readonly(),
  excerpts: z.array(excerptSchema).readonly(),
  /** Of an inconsistent claim: a few requests that show it; absent otherwise, and under `--redact-text`. */
  reproductions: z.array(reproductionSchema).readonly().optional(),
  power: powerSchema,
  /** null: no request of the token probes was sent. */
  tokens: tokenAccountSchema.nullable().default(null),
  cost: costSchema,
  limits: z.array(z.string()).readonly(),
}).readonly();
export type Report = z.infer<typeof reportSchema>;
