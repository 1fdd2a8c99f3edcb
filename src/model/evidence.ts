/** evidence.json: the digests of a run's files, signed with a key of whoever ran it. */
import { z } from "zod";
import { schemaVersions } from "./schema-versions.js";

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** A name within the folder and nothing else: no path leads out of it. */
export const evidenceFileSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/, "must be a file name without a folder"),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
}).readonly();
export type EvidenceFile = z.infer<typeof evidenceFileSchema>;

export const evidenceSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersions.evidence),
  kind: z.literal("evidence"),
  tool: z.object({ name: z.string(), version: z.string() }).readonly(),
  /** By the clock of whoever signed. */
  signedAt: z.iso.datetime(),
  files: z.array(evidenceFileSchema).min(1).readonly(),
  /** SHA-256 of the public key's SPKI bytes. */
  keyId: z.string().regex(/^[0-9a-f]{64}$/),
  /** SPKI, DER, base64. */
  publicKey: base64,
  algorithm: z.literal("ed25519"),
  /** Over the canonical JSON (RFC 8785) of all the other members. */
  signature: base64,
}).readonly();
export type Evidence = z.infer<typeof evidenceSchema>;
