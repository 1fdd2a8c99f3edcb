/** Gates: limits that a user sets on measures, and what came of each; rows that accept a finding for a time. */
import { z } from "zod";

export const gateOperators = ["<", "<=", ">", ">=", "==", "!="] as const;
export type GateOperator = (typeof gateOperators)[number];

/** One row of `gates:` in ai-audit.yaml. */
export const gateSchema = z.strictObject({
  /** A name of `gateMeasures`, or "observation:<key>" with a statistic: "observation:time-to-first-token:median". */
  measure: z.string().min(1),
  operator: z.enum(gateOperators),
  limit: z.union([z.number(), z.string()]),
}).readonly();
export type Gate = z.infer<typeof gateSchema>;

/** One row of `accept:`: silences a gate or finding until it expires; it stays in the report. */
export const acceptSchema = z.strictObject({
  finding: z.string().min(1),
  /** A target's name or the endpoint's base URL; absent: every endpoint. */
  endpoint: z.string().min(1).optional(),
  reason: z.string().min(1),
  expires: z.union([z.iso.date(), z.iso.datetime()]),
}).readonly();
export type AcceptRow = z.infer<typeof acceptSchema>;

/** unknown and unmeasured fail out loud; accepted failed and is silenced by an unexpired row. */
export const gateOutcomes = ["pass", "fail", "unknown", "unmeasured", "accepted"] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

export const gateResultSchema = z.object({
  /** "gate 1", or the built-in one's name ("verdict", "fail-on", "change"): stable between runs. */
  id: z.string(),
  measure: z.string(),
  operator: z.enum(gateOperators),
  expected: z.union([z.number(), z.string()]),
  /** null: unknown or not measured. */
  actual: z.union([z.number(), z.string()]).nullable(),
  unit: z.string(),
  samples: z.int().nonnegative(),
  /** 95 %; null where it has none. */
  interval: z.object({ low: z.number(), high: z.number() }).readonly().nullable(),
  outcome: z.enum(gateOutcomes),
  why: z.string(),
}).readonly();
export type GateResult = z.infer<typeof gateResultSchema>;

/** A finding that an `accept:` row covers, with the row's reason. */
export const acceptedSchema = z.object({ finding: z.string(), reason: z.string(), expires: z.string() }).readonly();
export type Accepted = z.infer<typeof acceptedSchema>;
