/** A signature: facts by which a filter or a serving stack is known, in one rule language for both. */
import { z } from "zod";

/** Where to look: the status, a header by name, a path into the body ("error.code"), the text, or the stop reason. */
export const signatureRuleSchema = z.strictObject({
  where: z.enum(["status", "header", "body", "text", "stop", "id"]),
  /** Header name or dotted body path. */
  name: z.string().optional(),
  /** Any one of these; without any, presence is enough. */
  equals: z.array(z.union([z.string(), z.number()])).readonly().optional(),
  contains: z.array(z.string()).readonly().optional(),
  startsWith: z.array(z.string()).readonly().optional(),
}).readonly();
export type SignatureRule = z.infer<typeof signatureRuleSchema>;

export const signatureSchema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  kind: z.enum(["filter", "stack"]),
  name: z.string(),
  lifecycle: z.enum(["experimental", "stable", "retired"]),
  source: z.string(),
  /** Where in the path it sits. */
  owner: z.enum(["vendor", "host", "gateway", "reseller", "unknown"]),
  side: z.enum(["input", "output", "either"]).optional(),
  /** Each entry is enough alone; all rules of an entry must hold. */
  any: z.array(z.array(signatureRuleSchema).min(1).readonly()).min(1).readonly(),
}).readonly();
export type Signature = z.infer<typeof signatureSchema>;
