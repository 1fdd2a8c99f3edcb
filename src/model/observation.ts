/** An observation: one measured fact with its sample count, its evidence and the conditions it holds under. */
import { z } from "zod";

export const strengths = ["strong", "reported", "one-sided", "worthless"] as const;
/** strong: costly to fake. reported: exact, and never convicts alone. one-sided: a mismatch tells, a match does not. worthless: shown only. */
export type Strength = (typeof strengths)[number];

const count = z.int().nonnegative();

/** Sufficient statistics, since a diff sees only reports. */
export const observationValueSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("count"), count }),
  z.object({ kind: z.literal("rate"), k: count, n: count }),
  z.object({ kind: z.literal("distribution"), counts: z.record(z.string(), count).readonly() }),
  z.object({ kind: z.literal("samples"), values: z.array(z.number()).readonly(), unit: z.string() }),
  z.object({ kind: z.literal("line"), slope: z.number(), intercept: z.number() }),
  z.object({ kind: z.literal("label"), label: z.string() }),
  z.object({ kind: z.literal("features"), features: z.record(z.string(), z.number()).readonly() }),
]).readonly();
export type ObservationValue = z.infer<typeof observationValueSchema>;

/** What has to be equal for two measurements to be compared as equals. */
export const conditionsSchema = z.object({
  wordingDigest: z.string(),
  system: z.string().nullable(),
  temperature: z.number().nullable(),
  /** Whether the replies carried reasoning: "none", "visible" (shown), "counted" (billed and not shown), "mixed". */
  reasoning: z.string(),
  protocol: z.string(),
}).readonly();
export type Conditions = z.infer<typeof conditionsSchema>;

export const observationSchema = z.object({
  key: z.string(),
  /** topic, language, region, cell, step, provider, …: whatever sets it apart from its siblings. */
  subject: z.record(z.string(), z.string()).readonly(),
  probe: z.object({ id: z.string(), version: z.int() }).readonly().nullable(),
  analyzer: z.object({ id: z.string(), version: z.int() }).readonly(),
  state: z.enum(["observed", "not-applicable", "unavailable", "error"]),
  /** Absent unless observed: nothing unmeasured is ever 0 or false. */
  value: observationValueSchema.optional(),
  strength: z.enum(strengths),
  /** Valid samples behind the value. */
  samples: count,
  /** Exchanges that should have given a sample and did not. */
  missing: count,
  conditions: conditionsSchema.nullable(),
  evidence: z.array(z.string()).readonly(),
  note: z.string(),
}).readonly();
export type Observation = z.infer<typeof observationSchema>;
