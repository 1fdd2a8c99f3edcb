/** The endpoint under audit: where it is, what it claims, and the names (never the values) of its secrets. */
import { z } from "zod";

const environmentName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of an environment variable");

export const credentialSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("bearer"), env: environmentName }),
  z.object({ kind: z.literal("header"), header: z.string(), env: environmentName }),
  z.object({ kind: z.literal("sigv4"), env: environmentName, region: z.string() }),
]).readonly();
export type Credential = z.infer<typeof credentialSchema>;

/** A header sent with every request: its value written out, or the variable that holds it. */
export const headerValueSchema = z.union([
  z.object({ value: z.string() }).readonly(),
  z.object({ env: environmentName }).readonly(),
]);
export type HeaderValue = z.infer<typeof headerValueSchema>;

export const endpointSchema = z.object({
  /** Up to and including the version segment, no trailing slash: "https://host/v1". */
  baseUrl: z.string(),
  protocol: z.string(),
  model: z.string(),
  /** What the seller says it is; the same as `model` unless told otherwise. */
  claim: z.string(),
  /** The seller, for references and prices that differ by channel. */
  provider: z.string().nullable(),
  credential: credentialSchema,
  headers: z.record(z.string(), headerValueSchema).readonly(),
}).readonly();
export type Endpoint = z.infer<typeof endpointSchema>;

/** USD per million tokens. */
export const priceSchema = z.object({ inputUsd: z.number().nonnegative(), outputUsd: z.number().nonnegative() }).readonly();
export type Price = z.infer<typeof priceSchema>;

/** One row of `--targets FILE`, and what `--control` takes. */
export const targetSchema = z.strictObject({
  name: z.string().min(1),
  endpoint: z.url(),
  model: z.string().min(1),
  claim: z.string().min(1).optional(),
  apiKeyEnv: environmentName.optional(),
  protocol: z.string().optional(),
  provider: z.string().optional(),
  price: priceSchema.optional(),
}).readonly();
export type Target = z.infer<typeof targetSchema>;
