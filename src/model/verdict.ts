/** The verdict on the claim, with the error rates it is given at and what this run could have seen. */
import { z } from "zod";
import { attributionSchema } from "./attribution.js";
import { candidateSchema } from "./candidate.js";
import { effectSchema } from "./effect.js";

export const inconclusiveReasons = ["no-reference", "low-coverage", "rate-limited", "tie", "expired", "interrupted"] as const;
export type InconclusiveReason = (typeof inconclusiveReasons)[number];

export const intervalSchema = z.object({ low: z.number(), high: z.number(), level: z.number() }).readonly();
export type Interval = z.infer<typeof intervalSchema>;

/** What this run could have detected at the samples it got. */
export const powerSchema = z.object({
  /** The probability that a run against an honest endpoint is called inconsistent. */
  falseAlarmRate: z.number(),
  /** The bound and where it was measured. */
  origin: z.string(),
  validSamples: z.int().nonnegative(),
  rows: z.array(z.object({
    against: z.string(),
    /** The substituted share of requests. */
    share: z.number(),
    /** null where it could not be computed. */
    power: z.number().nullable(),
  }).readonly()).readonly(),
  /** The smallest share seen with 80 % power, null when even a full swap would be missed. */
  smallestShare: z.number().nullable(),
  note: z.string(),
}).readonly();
export type Power = z.infer<typeof powerSchema>;

/** A filter or a serving layer that was recognised. */
export const layerSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  count: z.int().nonnegative(),
  evidence: z.array(z.string()).readonly(),
  note: z.string(),
}).readonly();
export type Layer = z.infer<typeof layerSchema>;

/** One line of the table "test / claimed / seen / n / exchange ids". */
export const reasonSchema = z.object({
  test: z.string(),
  claimed: z.string(),
  seen: z.string(),
  samples: z.int().nonnegative(),
  result: z.enum(["agrees", "disagrees", "undecided"]),
  evidence: z.array(z.string()).readonly(),
}).readonly();
export type VerdictReason = z.infer<typeof reasonSchema>;

export const verdictSchema = z.object({
  claim: z.enum(["consistent", "inconsistent", "inconclusive"]),
  /** Set when inconclusive. */
  reason: z.enum(inconclusiveReasons).nullable(),
  /** One sentence for people. */
  sentence: z.string(),
  /** What to do next, as one line, with its cost where it has one. */
  next: z.string(),
  candidates: z.array(candidateSchema).readonly(),
  mixture: z.object({ share: z.number(), interval: intervalSchema, routing: z.string() }).readonly().nullable(),
  layers: z.array(layerSchema).readonly(),
  /** Which layer withheld answers, a topic and language each; absent where nothing was withheld. */
  withheld: z.array(attributionSchema).readonly().optional(),
  /** Sensitive questions against their controls; absent where none were asked. */
  effects: z.array(effectSchema).readonly().optional(),
  stack: z.array(layerSchema).readonly(),
  reasons: z.array(reasonSchema).readonly(),
  innocentCauses: z.array(z.object({ cause: z.string(), checked: z.boolean(), result: z.string() }).readonly()).readonly(),
  /** The trusted endpoint that was asked the same questions beside; left out where none was. */
  control: z.object({ baseUrl: z.string(), model: z.string(), answers: z.int().nonnegative(), wordings: z.int().nonnegative() }).readonly().optional(),
  errorRates: z.object({
    alpha: z.number(),
    /** The test's own p-value; null where no test was possible. */
    pValue: z.number().nullable(),
    method: z.string(),
    validSamples: z.int().nonnegative(),
  }).readonly(),
}).readonly();
export type Verdict = z.infer<typeof verdictSchema>;
