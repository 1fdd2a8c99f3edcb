/** A fingerprint: what a named model was measured to do, under which conditions, how often, and until when it binds. */
import { z } from "zod";
import { conditionsSchema, observationValueSchema, strengths } from "./observation.js";
import { schemaVersions } from "./schema-versions.js";

/** "id@version", so that a comparison binds the exact version it was measured with. */
const versioned = z.string().regex(/^[a-z0-9-]+@[0-9]+$/);

export const expectationSchema = z.object({
  key: z.string(),
  subject: z.record(z.string(), z.string()).readonly(),
  probe: versioned.nullable(),
  analyzer: versioned,
  conditions: conditionsSchema.nullable(),
  strength: z.enum(strengths),
  value: observationValueSchema,
  samples: z.int().positive(),
  /** The counts of each session, in the order of `sessions`; left out where there is one, or they are not known apart. */
  bySession: z.array(z.record(z.string(), z.int().nonnegative()).readonly()).readonly().optional(),
}).readonly();
export type Expectation = z.infer<typeof expectationSchema>;

export const sessionSchema = z.object({
  at: z.iso.datetime(),
  /** SHA-256 of the recording it was read from. */
  digest: z.string(),
  channel: z.string(),
  provider: z.string().nullable(),
  /** Valid samples. */
  samples: z.int().nonnegative(),
}).readonly();

export const fingerprintSchema = z.object({
  schemaVersion: z.literal(schemaVersions.fingerprint),
  id: z.string(),
  version: z.int().positive(),
  model: z.string(),
  aliases: z.array(z.string()).readonly(),
  family: z.string(),
  vendor: z.string(),
  /** provisional: fewer sessions or days than its spread needs. */
  status: z.enum(["provisional", "complete"]),
  sessions: z.array(sessionSchema).readonly(),
  source: z.string(),
  licence: z.string(),
  /** null: a dated snapshot or open weights, which do not move. */
  expires: z.iso.datetime().nullable(),
  expects: z.array(expectationSchema).readonly(),
}).readonly();
export type Fingerprint = z.infer<typeof fingerprintSchema>;
